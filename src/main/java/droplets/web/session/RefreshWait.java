package droplets.web.session;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How a request waits while another node refreshes its connection.
 *
 * @param callLimit the time limit of a call to DigitalOcean
 * @param nanoTime as {@link System#nanoTime}
 * @param pause lets a little time pass
 */
record RefreshWait(Duration callLimit, LongSupplier nanoTime, Runnable pause) {

  /** Time for the two statements, one before and one after the call to DigitalOcean. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /**
   * A database that comes back shows old claims. Their nodes, if they live, put their tokens in
   * place within this time.
   */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** Waits in steps of 50 ms. */
  static RefreshWait upTo(Duration callLimit) {
    return new RefreshWait(
        callLimit,
        System::nanoTime,
        () -> {
          try {
            Thread.sleep(50);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("the application stops");
          }
        });
  }

  /** Whether the node that made a claim must have died. */
  boolean isLeftBehind(Duration claimedFor, Duration waited) {
    return claimedFor.compareTo(callLimit.plus(MARGIN)) > 0 && waited.compareTo(GRACE) >= 0;
  }

  /** Whether a request has waited as long as it may. */
  boolean isTooLong(Duration waited) {
    return waited.compareTo(callLimit) >= 0 && waited.compareTo(GRACE) >= 0;
  }
}
