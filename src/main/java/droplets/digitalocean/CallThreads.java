package droplets.digitalocean;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs calls, and ends each at its limit.
 *
 * <p>The call of a virtual thread runs on this thread itself, because an interrupt ends whatever a
 * virtual thread waits for. Nothing ends a platform thread's wait for a body. So the call of a
 * platform thread runs on another thread, and the caller leaves it behind.
 */
final class CallThreads implements AutoCloseable {

  private static final long LAST_MOMENT_MS = 1000;

  /** Tells whether a thread is virtual; null if the JDK has no such threads (before 21). */
  private static final Method IS_VIRTUAL = isVirtualMethod();

  private final ExecutorService others = startOthers();

  /** One wait for the limits of all calls costs less than a wait for each call. */
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, task -> daemon(task, "digitalocean-limits"));

  private final Set<FutureTask<?>> underWay = ConcurrentHashMap.newKeySet();

  CallThreads() {
    timer.setRemoveOnCancelPolicy(true);
  }

  /**
   * Runs a call and returns its result.
   *
   * @param atLimit is done when the call has taken as long as the limit; it has to cancel the call,
   *     with an interrupt
   * @throws java.util.concurrent.CancellationException if the call was cancelled, by the limit or
   *     by {@link #close}
   * @throws java.util.concurrent.RejectedExecutionException after {@link #close}
   * @throws InterruptedException if the caller was interrupted; the call is cancelled
   * @throws ExecutionException if the call fails
   */
  <T> T run(FutureTask<T> call, Duration limit, Runnable atLimit)
      throws InterruptedException, ExecutionException {
    Future<?> end = timer.schedule(atLimit, limit.toMillis(), TimeUnit.MILLISECONDS);
    underWay.add(call);
    try {
      if (timer.isShutdown()) {
        call.cancel(true);
      }
      if (!isVirtual(Thread.currentThread())) {
        others.execute(call);
        return call.get();
      }
      call.run();
      if (call.isCancelled()) {
        Thread.interrupted(); // The interrupt was meant for the call, which has ended.
      }
      return call.get();
    } finally {
      end.cancel(false);
      call.cancel(true);
      underWay.remove(call);
    }
  }

  /** Returns threads for other work. They refuse it after {@link #close}. */
  ExecutorService others() {
    return others;
  }

  /** Cancels all calls under way, interrupts the threads, and waits a moment for them to end. */
  @Override
  public void close() {
    // A call that begins from now on sees this, and is cancelled by its caller.
    timer.shutdownNow();
    underWay.forEach(call -> call.cancel(true));
    others.shutdownNow();
    try {
      others.awaitTermination(LAST_MOMENT_MS, TimeUnit.MILLISECONDS);
      timer.awaitTermination(LAST_MOMENT_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Virtual threads if the JDK has them. None keeps the JVM alive. */
  private static ExecutorService startOthers() {
    try {
      // By reflection, because the class is compiled for Java 17.
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      return Executors.newCachedThreadPool(task -> daemon(task, "digitalocean-call"));
    }
  }

  private static Method isVirtualMethod() {
    try {
      return Thread.class.getMethod("isVirtual");
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static boolean isVirtual(Thread thread) {
    try {
      return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invoke(thread);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a thread for work that must not be refused, not even after {@link #close}. */
  static void startAlone(Runnable work) {
    daemon(work, "digitalocean-call").start();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
