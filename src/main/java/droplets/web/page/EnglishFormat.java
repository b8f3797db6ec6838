package droplets.web.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes numbers and times in English, whatever the JVM's locale is. */
public final class EnglishFormat {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int UNIT_STEP = 1024;

  private EnglishFormat() {}

  /** A whole number, such as "1,234". */
  public static String number(long number) {
    return grouped(Long.toString(number));
  }

  /** A time to the second, such as "2025-12-01 08:30:00 UTC". */
  public static String time(Instant instant) {
    return TIME.format(instant);
  }

  /**
   * Memory in the largest unit that it fills, with at most one decimal, such as "1.5 GB".
   *
   * @param megabytes the memory in MB; 1024 MB are 1 GB
   */
  public static String memory(long megabytes) {
    if (megabytes < UNIT_STEP) {
      return megabytes + " MB";
    }
    double gigabytes = (double) megabytes / UNIT_STEP;
    return gigabytes < UNIT_STEP
        ? decimal(gigabytes) + " GB"
        : decimal(gigabytes / UNIT_STEP) + " TB";
  }

  private static String decimal(double amount) {
    return grouped(amount(BigDecimal.valueOf(amount).setScale(1, RoundingMode.HALF_UP)));
  }

  /** Puts commas between the thousands. Not a Formatter, which takes ten times as long. */
  private static String grouped(String number) {
    StringBuilder text = new StringBuilder(number);
    int point = number.indexOf('.');
    int first = number.startsWith("-") ? 1 : 0;
    for (int at = (point < 0 ? number.length() : point) - 3; at > first; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  /** An amount in DigitalOcean's unit, such as "40 GB"; its {@code gib} is written GB here. */
  public static String capacity(long amount, String unit) {
    return number(amount) + " " + (unit.equalsIgnoreCase("gib") ? "GB" : unit);
  }

  /** A number of virtual CPUs, such as "2 vCPUs". */
  public static String virtualCpus(int count) {
    return count + (count == 1 ? " vCPU" : " vCPUs");
  }

  /** An exact amount, without zeros at its end. */
  public static String amount(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  /** US dollars, rounded half up to the cent, such as "$1,234.50". */
  public static String dollars(BigDecimal amount) {
    return "$" + grouped(amount.setScale(2, RoundingMode.HALF_UP).toPlainString());
  }

  /**
   * A wait, such as "in 30 seconds" or "in 5 minutes", rounded up so that nobody comes too early.
   */
  static String inTime(long seconds) {
    if (seconds < 120) {
      return "in " + seconds + (seconds == 1 ? " second" : " seconds");
    }
    long minutes = roundedUp(seconds, 60);
    if (minutes < 60) {
      return "in " + minutes + " minutes";
    }
    long hours = roundedUp(minutes, 60);
    return "in " + hours + (hours == 1 ? " hour" : " hours");
  }

  private static long roundedUp(long amount, long unit) {
    return (amount - 1) / unit + 1;
  }

  /**
   * The distance of a time from now, in the largest unit, such as "3 days ago". A past time is
   * rounded down; a future one to the nearest, so that 30 days are not 29 a second later.
   */
  public static String relative(Instant now, Instant at) {
    Duration between = Duration.between(now, at);
    long distance = between.abs().toSeconds();
    Unit unit = Unit.within(distance);
    boolean isPast = distance == 0 || between.isNegative();
    long count = (distance + (isPast ? 0 : unit.seconds / 2)) / unit.seconds;
    String words =
        number(count) + " " + unit.name().toLowerCase(Locale.ROOT) + (count == 1 ? "" : "s");
    return isPast ? words + " ago" : "in " + words;
  }

  /** The largest unit comes first. A year and a month have their average length. */
  private enum Unit {
    YEAR(31_557_600),
    MONTH(2_629_800),
    DAY(86_400),
    HOUR(3_600),
    MINUTE(60),
    SECOND(1);

    private static final Unit[] ALL = values();

    private final long seconds;

    Unit(long seconds) {
      this.seconds = seconds;
    }

    /** The largest unit that a distance fills. */
    static Unit within(long distance) {
      for (Unit unit : ALL) {
        if (unit.seconds <= distance) {
          return unit;
        }
      }
      return SECOND;
    }
  }
}
