package droplets.digitalocean;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The status and the headers of an answer. A header is foreign text: the methods here give it out
 * only if it has the form that it should have, and otherwise treat it as missing.
 *
 * @param status the HTTP status, or 0 if there was no answer
 * @param headers the headers by name, which may be written in any case; of several headers with the
 *     same name the first
 */
record Answer(int status, Map<String, String> headers) {

  /** Used where there was no answer. */
  static final Answer NONE = new Answer(0, Map.of());

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9._:-]{1,40}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,11}");
  private static final Pattern CONTENT_TYPE =
      Pattern.compile("[A-Za-z0-9.+-]{1,50}/[A-Za-z0-9.+-]{1,50}(; ?charset=[A-Za-z0-9-]{1,20})?");
  private static final Pattern BEARER_ERROR = Pattern.compile("error=\"([a-z_]{1,40})\"");
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** A number of seconds as large as this is no wait; it may be a time since 1970. */
  private static final Duration IMPLAUSIBLE_WAIT = Duration.ofDays(31);

  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);

  /** Returns a header as it came, or empty. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Returns DigitalOcean's identifier of the request, or empty. */
  String requestId() {
    return identifier(header("x-request-id"));
  }

  /**
   * Returns the text if it looks like an identifier, otherwise empty. A UUID has 36 characters and
   * every secret has more than 40, so a secret that comes back in place of an identifier is
   * dropped.
   */
  static String identifier(String text) {
    return IDENTIFIER.matcher(text).matches() ? text : "";
  }

  /** Returns the error code in {@code WWW-Authenticate} (RFC 6750 section 3), or empty. */
  String bearerError() {
    Matcher error = BEARER_ERROR.matcher(header("www-authenticate"));
    return error.find() ? error.group(1) : "";
  }

  /** Returns how many calls are left; absent if one of the three headers is missing. */
  Optional<RateLimit> rateLimit() {
    Optional<Long> limit = number("ratelimit-limit");
    Optional<Long> remaining = number("ratelimit-remaining");
    Optional<Long> reset = number("ratelimit-reset");
    return limit.isPresent() && remaining.isPresent() && reset.isPresent()
        ? Optional.of(
            new RateLimit(limit.get(), remaining.get(), Instant.ofEpochSecond(reset.get())))
        : Optional.empty();
  }

  /**
   * Returns how long to wait before trying again, from one second to one hour. {@code retry-after}
   * holds the seconds or the moment (RFC 9110 section 10.2.3). If it is missing, only a 429 has a
   * wait: until {@code ratelimit-reset}, which may lie in the past, or else one minute.
   */
  Optional<Duration> retryAfter(Instant now) {
    Optional<Duration> asked =
        number("retry-after")
            .map(Duration::ofSeconds)
            .filter(wait -> wait.compareTo(IMPLAUSIBLE_WAIT) < 0)
            .or(() -> date("retry-after", now).map(until -> Duration.between(now, until)));
    if (asked.isPresent() || status != 429) {
      return asked.map(Answer::clamped);
    }
    return Optional.of(
        number("ratelimit-reset")
            .map(reset -> clamped(Duration.between(now, Instant.ofEpochSecond(reset))))
            .orElse(DEFAULT_WAIT));
  }

  private static Duration clamped(Duration wait) {
    if (wait.compareTo(SHORTEST_WAIT) < 0) {
      return SHORTEST_WAIT;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** Reads a header that holds a date in one of the three forms of RFC 9110 section 5.6.7. */
  private Optional<Instant> date(String name, Instant now) {
    String text = header(name).strip();
    return Stream.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            shortYear(now),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH)
                .withZone(ZoneOffset.UTC))
        .flatMap(form -> date(text, form).stream())
        .findFirst();
  }

  private static Optional<Instant> date(String text, DateTimeFormatter form) {
    try {
      return Optional.of(form.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A year of two digits lies at most fifty years ahead. */
  private static DateTimeFormatter shortYear(Instant now) {
    LocalDate first = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(49);
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, first)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.ENGLISH)
        .withZone(ZoneOffset.UTC);
  }

  /** Returns the headers that matter and may be shown. */
  List<NamedValue> shown() {
    List<NamedValue> shown = new ArrayList<>();
    String type = header("content-type");
    if (CONTENT_TYPE.matcher(type).matches()) {
      shown.add(new NamedValue("content-type", type));
    }
    if (!requestId().isEmpty()) {
      shown.add(new NamedValue("x-request-id", requestId()));
    }
    for (String name :
        List.of("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "retry-after")) {
      number(name).ifPresent(value -> shown.add(new NamedValue(name, value.toString())));
    }
    return shown;
  }

  private Optional<Long> number(String name) {
    String text = header(name).strip();
    return NUMBER.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
