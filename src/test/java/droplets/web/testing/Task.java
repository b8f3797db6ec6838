package droplets.web.testing;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Something done on a thread of its own. Every wait ends after ten seconds at the latest. */
public final class Task<T> {
  private static final long PATIENCE_SECONDS = 10;

  private final FutureTask<T> work;
  private final Thread thread;

  private Task(Callable<T> work) {
    this.work = new FutureTask<>(work);
    thread = new Thread(this.work, "task");
    thread.setDaemon(true);
  }

  public static <T> Task<T> start(Callable<T> work) {
    Task<T> task = new Task<>(work);
    task.thread.start();
    return task;
  }

  /** What came of it; an {@link ExecutionException} if it failed. */
  public T result() throws Exception {
    return work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Why it failed. */
  public Throwable failure() {
    return assertThrows(ExecutionException.class, this::result).getCause();
  }

  public boolean isDone() {
    return work.isDone();
  }

  /** Whether its thread waits for another: for a lock, for a result, at a latch. */
  public boolean isWaiting() {
    return thread.getState() == Thread.State.WAITING;
  }

  public static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "it did not come to that");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it did not come to that");
      Thread.onSpinWait();
    }
  }
}
