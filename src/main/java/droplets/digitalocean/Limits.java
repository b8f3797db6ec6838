package droplets.digitalocean;

import java.time.Duration;

/**
 * How long a call to DigitalOcean may take.
 *
 * @param connect the limit on connecting
 * @param read the limit on one read
 * @param call the limit on the whole call, from looking up the name to the last byte
 */
public record Limits(Duration connect, Duration read, Duration call) {

  /** Three seconds to connect, ten for one read, fifteen for the whole call. */
  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(15));

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is shorter than a millisecond or longer than an hour
   */
  public Limits {
    for (Duration limit : new Duration[] {connect, read, call}) {
      if (limit.toMillis() < 1 || limit.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException("a limit must be between 1 ms and 1 h");
      }
    }
  }
}
