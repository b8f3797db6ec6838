package droplets.digitalocean;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
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
 * <p>The call of a virtual thread runs on this thread itself, because an interrupt ends its waits
 * for the network. It does not end those of a platform thread, and the JDK lets nobody close the
 * socket of a call. So the call of a platform thread runs on another thread, and the caller leaves
 * it behind.
 *
 * <p>Nothing ends a look-up of a name, so a virtual thread leaves that to another thread as well.
 * But the JDK makes some look-ups that nobody can see coming: of a proxy, and of the host after a
 * 401. If the names are not known by then, a call may take longer than its limit.
 */
final class CallThreads implements AutoCloseable {

  private static final long LAST_MOMENT_MS = 1000;

  /** Tells whether a thread is virtual; null if the JDK has no such threads (before 21). */
  private static final Method IS_VIRTUAL = isVirtualMethod();

  private final ExecutorService workers = startWorkers();

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
   * @throws InterruptedException if the caller is interrupted before the call runs or, on a
   *     platform thread, before it has ended; the call is cancelled
   * @throws ExecutionException if the call fails, on a virtual thread also by an interrupt
   */
  <T> T run(FutureTask<T> call, Duration limit, Runnable atLimit)
      throws InterruptedException, ExecutionException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Future<?> end = timer.schedule(atLimit, limit.toMillis(), TimeUnit.MILLISECONDS);
    underWay.add(call);
    try {
      if (timer.isShutdown()) {
        call.cancel(true);
      }
      if (!isVirtual(Thread.currentThread())) {
        workers.execute(call);
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

  /**
   * Does work that no interrupt ends. A virtual thread leaves it to another thread, and behind if
   * it is interrupted.
   *
   * @throws InterruptedException if the caller is interrupted
   * @throws ExecutionException if the work fails
   */
  void doUninterruptible(Callable<?> work) throws InterruptedException, ExecutionException {
    FutureTask<?> task = new FutureTask<>(work);
    if (isVirtual(Thread.currentThread())) {
      workers.execute(task);
    } else {
      task.run();
    }
    task.get();
  }

  /** Ends a call in another way if an interrupt does not: before Java 21. It may take a while. */
  static void endUninterruptible(Runnable end) {
    if (IS_VIRTUAL == null) {
      daemon(end, "digitalocean-call").start();
    }
  }

  /** Returns threads for other work. They refuse it after {@link #close}. */
  ExecutorService workers() {
    return workers;
  }

  /** Cancels all calls under way, interrupts its threads, and waits a moment for these to end. */
  @Override
  public void close() {
    // A call that begins from now on sees this, and is cancelled by its caller.
    timer.shutdownNow();
    underWay.forEach(call -> call.cancel(true));
    workers.shutdownNow();
    try {
      workers.awaitTermination(LAST_MOMENT_MS, TimeUnit.MILLISECONDS);
      timer.awaitTermination(LAST_MOMENT_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Virtual threads if the JDK has them. None keeps the JVM alive. */
  private static ExecutorService startWorkers() {
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

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
