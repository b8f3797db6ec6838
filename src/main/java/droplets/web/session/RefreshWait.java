package droplets.web.session;

import java.time.Duration;

/** How a request waits while another node refreshes its connection. */
interface RefreshWait {

  /** Time for the two statements, one before and one after the call to DigitalOcean. */
  Duration MARGIN = Duration.ofSeconds(5);

  /**
   * A database that comes back shows old claims. Their nodes, if they live, put their tokens in
   * place within this time.
   */
  Duration GRACE = Duration.ofSeconds(5);

  Duration callLimit();

  /** As {@link System#nanoTime}. */
  long nanoTime();

  /** Lets a little time pass. */
  void pause();

  /** Whether the node that made a claim must have died. */
  default boolean isLeftBehind(Duration claimedFor, Duration waited) {
    return claimedFor.compareTo(callLimit().plus(MARGIN)) > 0 && waited.compareTo(GRACE) >= 0;
  }

  /** Whether a request has waited as long as it may. */
  default boolean isTooLong(Duration waited) {
    return waited.compareTo(callLimit()) >= 0 && waited.compareTo(GRACE) >= 0;
  }

  /** Waits in steps of 50 ms. */
  static RefreshWait upTo(Duration callLimit) {
    return new RefreshWait() {
      @Override
      public Duration callLimit() {
        return callLimit;
      }

      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public void pause() {
        try {
          Thread.sleep(50);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new StoreUnavailableException("the application stops");
        }
      }
    };
  }
}
