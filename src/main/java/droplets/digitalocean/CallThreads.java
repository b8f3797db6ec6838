package droplets.digitalocean;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that calls run on: virtual ones where Java has them. */
final class CallThreads {

  private CallThreads() {}

  static ExecutorService start() {
    try {
      // Java 21 and later; thousands of calls may wait at once.
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
