package droplets.web.flow;

import droplets.web.page.CookieRules;
import droplets.web.page.ShortLivedCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The records of flows that led to no connection, or whose connection has ended. A browser finds
 * its record by a cookie, as it may have no session. There are at most 500 records for half an hour
 * each: people who have not connected must not be able to fill the memory.
 */
public final class FlowsWithoutConnection {

  private static final int MOST = 500;
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final ShortLivedCookie cookie;
  private final Clock clock;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private record Entry(Flow flow, String signInId, Instant end) {}

  /** Makes the store of an application. */
  public FlowsWithoutConnection(CookieRules rules, Clock clock) {
    this.cookie = new ShortLivedCookie(rules, "droplets-flow", LIFE);
    this.clock = clock;
  }

  /**
   * Keeps a record for the browser, in place of the one it may have had.
   *
   * @param signInId the sign-in that failed, or empty where a connection has ended
   */
  public void keep(
      HttpServletRequest request, HttpServletResponse response, Flow flow, String signInId) {
    String id = UUID.randomUUID().toString();
    Instant now = clock.instant();
    synchronized (entries) {
      cookie.get(request).ifPresent(entries::remove);
      entries.values().removeIf(entry -> !now.isBefore(entry.end()));
      if (entries.size() >= MOST) {
        // The first is the oldest.
        entries.remove(entries.keySet().iterator().next());
      }
      entries.put(id, new Entry(flow, signInId, now.plus(LIFE)));
    }
    cookie.set(response, id);
  }

  /** The record that the browser's cookie names, empty if there is none. */
  public Flow flow(HttpServletRequest request) {
    return entry(request).map(Entry::flow).orElse(Flow.NONE);
  }

  /** Whether the record is that of a sign-in. */
  public boolean isOf(HttpServletRequest request, String signInId) {
    return entry(request).filter(entry -> entry.signInId().equals(signInId)).isPresent();
  }

  private Optional<Entry> entry(HttpServletRequest request) {
    synchronized (entries) {
      return cookie
          .get(request)
          .flatMap(id -> Optional.ofNullable(entries.get(id)))
          .filter(entry -> clock.instant().isBefore(entry.end()));
    }
  }
}
