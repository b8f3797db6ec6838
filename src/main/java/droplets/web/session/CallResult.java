package droplets.web.session;

import droplets.digitalocean.TokenSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * The result of a page's call.
 *
 * @param result what was asked for
 * @param tokens the tokens now in force, which may be newer than those the request found
 * @param startedAt when the request began to ask, by {@link System#nanoTime}
 * @param digitalOcean how long the calls took
 */
public record CallResult<T>(T result, TokenSet tokens, long startedAt, Duration digitalOcean) {

  /**
   * The header {@code Server-Timing}: how long DigitalOcean took, and this application until now.
   */
  public String serverTiming() {
    Duration ours = Duration.ofNanos(System.nanoTime() - startedAt).minus(digitalOcean);
    return "digitalocean;dur=" + millis(digitalOcean) + ", app;dur=" + millis(ours);
  }

  private static String millis(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos(), 6)
        .setScale(1, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
