package droplets.digitalocean;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Status and headers of an answer. A header is foreign text, so it counts as missing unless it is a
 * number, an identifier or whatever else it should be.
 *
 * @param status the status
 * @param headers the headers by name, in any case; of several with the same name the first
 */
record Answer(int status, Map<String, String> headers) {

  /** Stands for no answer. */
  static final Answer NONE = new Answer(0, Map.of());

  private static final Pattern BEARER_ERROR = Pattern.compile("error=\"([a-z_]{1,40})\"");
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration ONE_DAY = Duration.ofDays(1);
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);

  /**
   * An answer as it came.
   *
   * @param fields the headers; the status line has no name
   */
  static Answer of(int status, Map<String, List<String>> fields) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fields.forEach(
        (name, values) -> {
          if (name != null) {
            headers.putIfAbsent(name, values.get(0));
          }
        });
    return new Answer(status, headers);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  String requestId() {
    return identifier(header("x-request-id"));
  }

  /**
   * The text if it can only be an identifier, otherwise empty. A UUID has 36 characters, and every
   * secret has more than 40: one that is sent back as an identifier does not pass.
   */
  static String identifier(String text) {
    return text.matches("[A-Za-z0-9._:-]{1,40}") ? text : "";
  }

  /** The error code of a {@code WWW-Authenticate} header (RFC 6750 section 3), or empty. */
  String bearerError() {
    Matcher error = BEARER_ERROR.matcher(header("www-authenticate"));
    return error.find() ? error.group(1) : "";
  }

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
   * How long to wait before trying again. {@code retry-after} tells the seconds and is held between
   * a second and a day. Without it there is a wait only for a 429: until {@code ratelimit-reset},
   * held between a second and an hour because it has been seen lying in the past, or else a minute.
   */
  Optional<Duration> retryAfter(Instant now) {
    Optional<Duration> asked =
        number("retry-after")
            .map(Duration::ofSeconds)
            .map(wait -> wait.compareTo(ONE_DAY) > 0 ? ONE_DAY : wait)
            .map(wait -> longest(wait, SHORTEST_WAIT));
    if (asked.isPresent() || status != 429) {
      return asked;
    }
    return Optional.of(
        number("ratelimit-reset")
            .map(reset -> Duration.between(now, Instant.ofEpochSecond(reset)))
            .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
            .map(wait -> longest(wait, SHORTEST_WAIT))
            .orElse(DEFAULT_WAIT));
  }

  /** The headers that matter, fit to be shown. */
  List<NamedValue> shown() {
    List<NamedValue> shown = new ArrayList<>();
    String type = header("content-type");
    if (type.matches("[A-Za-z0-9.+-]{1,50}/[A-Za-z0-9.+-]{1,50}(; ?charset=[A-Za-z0-9-]{1,20})?")) {
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
    return text.matches("[0-9]{1,11}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private static Duration longest(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
