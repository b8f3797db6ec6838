package droplets.digitalocean;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes the threads of calls. None of them keeps the JVM alive. */
final class CallThreads {

  private CallThreads() {}

  /**
   * Makes the threads that calls run on: virtual threads if the JDK has them (21 and later). A
   * thread is used again, even if it is virtual: the JDK lets a new one wait until all that run
   * already have paused, so under load the calls would start late and all at once.
   */
  static ExecutorService start() {
    try {
      // By reflection, because the class is compiled for Java 17.
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Method factory = Class.forName("java.lang.Thread$Builder").getMethod("factory");
      // Idle ones take little, and to end them after a while would wake a thread for each call.
      return pool((ThreadFactory) factory.invoke(builder), Duration.ofNanos(Long.MAX_VALUE));
    } catch (ReflectiveOperationException e) {
      return pool(task -> daemon(task, "digitalocean-call"), Duration.ofMinutes(1));
    }
  }

  /** A pool that grows as needed, and whose threads end when they have been idle for so long. */
  private static ExecutorService pool(ThreadFactory threads, Duration idle) {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        idle.toNanos(),
        TimeUnit.NANOSECONDS,
        new SynchronousQueue<>(),
        threads);
  }

  /** Makes the thread that ends calls at their limits, and forgets those that ended before. */
  static ScheduledExecutorService startTimer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, task -> daemon(task, "digitalocean-limits"));
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
