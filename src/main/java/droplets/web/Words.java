package droplets.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them. The pages are in English, whatever the JVM's locale. */
final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int MB_PER_GB = 1024;

  private Words() {}

  static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  static String memory(int megabytes) {
    return megabytes >= MB_PER_GB && megabytes % MB_PER_GB == 0
        ? number(megabytes / MB_PER_GB) + " GB"
        : number(megabytes) + " MB";
  }

  static String dollars(BigDecimal amount) {
    return "$" + String.format(Locale.ENGLISH, "%,.2f", amount.setScale(2, RoundingMode.HALF_UP));
  }

  static String inTime(long seconds) {
    if (seconds < 120) {
      return "in " + seconds + (seconds == 1 ? " second" : " seconds");
    }
    return "in " + (seconds + 59) / 60 + " minutes";
  }
}
