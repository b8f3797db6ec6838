package droplets.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the requests of one token during the last hour. */
final class RateWindow {
  static final int LIMIT = 5000;
  private static final Duration HOUR = Duration.ofHours(1);

  /** The requests that are left, and the moment when the oldest leaves the count. */
  record Count(int remaining, Instant reset) {}

  private final Deque<Instant> requests = new ArrayDeque<>();

  /** Counts a request. None is refused, because tests may make more than the limit. */
  synchronized Count count(Instant now) {
    while (!requests.isEmpty() && !requests.peekFirst().plus(HOUR).isAfter(now)) {
      requests.removeFirst();
    }
    if (requests.size() < LIMIT) {
      requests.addLast(now);
    }
    return new Count(LIMIT - requests.size(), requests.peekFirst().plus(HOUR));
  }
}
