package droplets.sandbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds answers back until a test lets them go. So a test can arrange a race without waiting for
 * time to pass. The sandbox does the work of a request before it holds the answer.
 */
public final class Gate {
  private static final int PATIENCE_SECONDS = 10;

  private final CountDownLatch arrivals;
  private final CompletableFuture<Void> released = new CompletableFuture<>();

  Gate(int requests) {
    arrivals = new CountDownLatch(requests);
  }

  /**
   * Waits until every request this gate is for has arrived, ten seconds at most.
   *
   * @throws IllegalStateException if they have not all arrived by then
   */
  public void awaitArrival() {
    boolean arrived;
    try {
      arrived = arrivals.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting at the gate", e);
    }
    if (!arrived) {
      throw new IllegalStateException(arrivals.getCount() + " requests did not arrive");
    }
  }

  /** Lets the held answers go, and does not hold those to come. */
  public void release() {
    released.complete(null);
  }

  CompletionStage<Void> enter() {
    arrivals.countDown();
    return released;
  }
}
