package droplets.web.session;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes a thread that does a piece of work again and again, and does not keep the JVM alive. */
public final class TimerThread {

  private TimerThread() {}

  /**
   * Starts one. It is over when the executor is shut down, or when the work throws an exception.
   *
   * @param name the name of the thread
   * @param pause the time before the first turn, and between two turns
   */
  public static ScheduledThreadPoolExecutor start(String name, Runnable work, Duration pause) {
    ScheduledThreadPoolExecutor thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread made = new Thread(task, name);
              made.setDaemon(true);
              return made;
            });
    thread.scheduleWithFixedDelay(work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    return thread;
  }
}
