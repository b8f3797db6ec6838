package droplets.web.download;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock for measuring time. It uses {@link System#nanoTime}, so a change of the system's clock
 * neither ends nor prolongs a download.
 */
public final class MonotonicClock extends Clock {

  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();

  /** Makes a clock that begins at the system's time. */
  public MonotonicClock() {}

  @Override
  public Instant instant() {
    return start.plusNanos(System.nanoTime() - startNanos);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("limits of time have no zone");
  }
}
