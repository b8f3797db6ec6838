package droplets.digitalocean;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes the threads that calls run on: virtual threads if the JDK has them (21 and later). */
final class CallThreads {

  private CallThreads() {}

  static ExecutorService start() {
    try {
      // By reflection, because the class is compiled for Java 17.
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
