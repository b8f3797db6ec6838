package droplets.sandbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds answers back until a test lets them go, so that a race can be arranged without waiting for
 * a time to pass. The sandbox has done a request's work before its answer is held.
 */
public final class Gate {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

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
    awaitArrival(PATIENCE);
  }

  /**
   * Waits until every request this gate is for has arrived.
   *
   * @throws IllegalStateException if they have not all arrived after {@code patience}
   */
  public void awaitArrival(Duration patience) {
    boolean arrived;
    try {
      arrived = arrivals.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting at the gate", e);
    }
    if (!arrived) {
      throw new IllegalStateException(arrivals.getCount() + " requests did not arrive");
    }
  }

  /** Whether every request this gate is for has arrived. */
  public boolean hasArrived() {
    return arrivals.getCount() == 0;
  }

  /** Lets the held answers go, and those that arrive later. */
  public void release() {
    released.complete(null);
  }

  CompletionStage<Void> enter() {
    arrivals.countDown();
    return released;
  }
}
