package droplets.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishFormatTest {
  @ParameterizedTest
  @CsvSource({
    "0, '0'",
    "7, '7'",
    "999, '999'",
    "1000, '1,000'",
    "1234567, '1,234,567'",
    "-1000, '-1,000'"
  })
  void aNumberHasCommas(long number, String words) {
    assertEquals(words, EnglishFormat.number(number));
  }

  @ParameterizedTest
  @CsvSource({
    "512, 512 MB",
    "1023, 1023 MB",
    "1024, 1 GB",
    "1536, 1.5 GB",
    "2048, 2 GB",
    "1572864, 1.5 TB",
    "41943040, 40 TB"
  })
  void memoryIsInTheLargestUnitOfWhichThereIsOne(int megabytes, String words) {
    assertEquals(words, EnglishFormat.memory(megabytes));
  }

  @ParameterizedTest
  @CsvSource({
    "6, $6.00",
    "0.004, $0.00",
    "0.005, $0.01",
    "48.5, $48.50",
    "23846.4, '$23,846.40'",
    "1E+3, '$1,000.00'"
  })
  void anAmountHasCents(BigDecimal amount, String words) {
    assertEquals(words, EnglishFormat.dollars(amount));
  }

  @ParameterizedTest
  @CsvSource({
    "0, in 0 seconds",
    "1, in 1 second",
    "2, in 2 seconds",
    "119, in 119 seconds",
    "120, in 2 minutes",
    "121, in 3 minutes",
    "3600, in 1 hour"
  })
  void aWaitIsInSecondsOrInMinutesRoundedUp(long seconds, String words) {
    assertEquals(words, EnglishFormat.inTime(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 seconds ago",
    "1, in 1 second",
    "-1, 1 second ago",
    "-59, 59 seconds ago",
    "-60, 1 minute ago",
    "-119, 1 minute ago",
    "3600, in 1 hour",
    "-86399, 23 hours ago",
    "-86400, 1 day ago",
    "2592000, in 30 days",
    "2591999, in 30 days",
    "2548801, in 30 days",
    "2548799, in 29 days",
    "-2629799, 30 days ago",
    "-2629800, 1 month ago",
    "-31557599, 11 months ago",
    "-31557600, 1 year ago",
    "-94672800, 3 years ago"
  })
  void aDistanceIsInTheLargestUnitThatFits(long seconds, String words) {
    Instant now = Instant.parse("2026-01-15T12:00:00Z");

    assertEquals(words, EnglishFormat.relative(now, now.plusSeconds(seconds)));
  }

  @ParameterizedTest
  @CsvSource({"-1500, 1 second ago", "1500, in 1 second", "-59500, 59 seconds ago"})
  void aDistanceIsRoundedTowardsNow(long millis, String words) {
    Instant now = Instant.parse("2026-01-15T12:00:00Z");

    assertEquals(words, EnglishFormat.relative(now, now.plusMillis(millis)));
  }

  @Test
  void noMomentIsTooFarAway() {
    assertEquals("in 1,999,958,933 years", EnglishFormat.relative(Instant.MIN, Instant.MAX));
    assertEquals("1,999,958,933 years ago", EnglishFormat.relative(Instant.MAX, Instant.MIN));
    assertEquals(
        "0000-01-01 00:00:00 UTC", EnglishFormat.time(Instant.parse("0000-01-01T00:00:00Z")));
    assertEquals(
        "9999-12-31 23:59:59 UTC", EnglishFormat.time(Instant.parse("9999-12-31T23:59:59Z")));
    assertEquals("in 2562047788015216 hours", EnglishFormat.inTime(Long.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "de-DE", "th-TH-u-ca-buddhist-nu-thai", "tr-TR"})
  void theLocaleOfTheJvmDecidesNothing(String language) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));

      assertEquals("1,234,567", EnglishFormat.number(1_234_567));
      assertEquals("1.5 GB", EnglishFormat.memory(1536));
      assertEquals("$1,234.50", EnglishFormat.dollars(new BigDecimal("1234.5")));
      assertEquals("in 3 minutes", EnglishFormat.inTime(180));
      assertEquals(
          "in 3 minutes", EnglishFormat.relative(Instant.EPOCH, Instant.ofEpochSecond(180)));
      assertEquals(
          "2026-01-15 12:00:00 UTC", EnglishFormat.time(Instant.parse("2026-01-15T12:00:00.9Z")));
      assertEquals("disconnected_only_here", OneTimeMessage.DISCONNECTED_ONLY_HERE.code());
      assertEquals("problem", OneTimeMessage.TIMED_OUT.tone());
    } finally {
      Locale.setDefault(before);
    }
  }
}
