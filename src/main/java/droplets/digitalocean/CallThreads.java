package droplets.digitalocean;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

/** Makes the threads of calls. None of them keeps the JVM alive. */
final class CallThreads {

  private CallThreads() {}

  /**
   * Makes the threads that calls run on: virtual threads if the JDK has them (21 and later). A
   * thread is used again, even if it is virtual: the JDK lets a new one wait until all that run
   * already have paused, so under load the calls would start late and all at once.
   */
  static ExecutorService start() {
    return Executors.newCachedThreadPool(factory());
  }

  /** Makes the thread that ends calls at their limits, and forgets those that ended before. */
  static ScheduledExecutorService startTimer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, task -> daemon(task, "digitalocean-limits"));
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  private static ThreadFactory factory() {
    try {
      // By reflection, because the class is compiled for Java 17.
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      return task -> daemon(task, "digitalocean-call");
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
