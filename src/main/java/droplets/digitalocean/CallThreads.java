package droplets.digitalocean;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts the threads that calls run on: virtual ones where the JDK has them. */
final class CallThreads {

  private CallThreads() {}

  static ExecutorService start() {
    try {
      // JDK 21 and later, where thousands of calls may wait at once.
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      return Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "digitalocean-call");
            thread.setDaemon(true);
            return thread;
          });
    }
  }
}
