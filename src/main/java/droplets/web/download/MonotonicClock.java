package droplets.web.download;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock for limits of time: it goes by {@link System#nanoTime}, so that setting the system's
 * clock neither ends a download nor prolongs it.
 */
public final class MonotonicClock extends Clock {

  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();

  /** Starts it. */
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
