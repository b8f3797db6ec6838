package droplets.web.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/** Numbers and times as people read them. The pages are in English, whatever the JVM's locale. */
public final class EnglishFormat {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int UNIT_STEP = 1024;

  private EnglishFormat() {}

  public static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  public static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** Memory in the largest unit of which there is one, to one decimal. */
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
    return String.format(Locale.ENGLISH, "%,.1f", amount).replaceFirst("\\.0$", "");
  }

  /** A size as DigitalOcean tells it: its {@code gib} are the GB of everywhere else. */
  public static String capacity(long amount, String unit) {
    return number(amount) + " " + (unit.equalsIgnoreCase("gib") ? "GB" : unit);
  }

  public static String virtualCpus(int count) {
    return count + (count == 1 ? " vCPU" : " vCPUs");
  }

  /** An amount as it is, without zeros at the end. */
  public static String amount(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  public static String dollars(BigDecimal amount) {
    return "$" + String.format(Locale.ENGLISH, "%,.2f", amount.setScale(2, RoundingMode.HALF_UP));
  }

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

  /** The unit that has begun counts, so that nobody comes too early. */
  private static long roundedUp(long amount, long unit) {
    return (amount + unit - 1) / unit;
  }

  /** How far a moment is from now, in the largest unit that fits, rounded towards now. */
  public static String relative(Instant now, Instant at) {
    long seconds = Duration.between(now, at).toMillis() / 1000;
    long distance = Math.abs(seconds);
    Unit unit =
        Arrays.stream(Unit.values())
            .filter(each -> each.seconds <= distance)
            .findFirst()
            .orElse(Unit.SECOND);
    long count = distance / unit.seconds;
    String words =
        number(count) + " " + unit.name().toLowerCase(Locale.ROOT) + (count == 1 ? "" : "s");
    return seconds > 0 ? "in " + words : words + " ago";
  }

  /** The largest first; a year and a month are those of the average. */
  private enum Unit {
    YEAR(31_557_600),
    MONTH(2_629_800),
    DAY(86_400),
    HOUR(3_600),
    MINUTE(60),
    SECOND(1);

    private final long seconds;

    Unit(long seconds) {
      this.seconds = seconds;
    }
  }
}
