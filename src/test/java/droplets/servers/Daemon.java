package droplets.servers;

import java.io.IOException;

/** Starts threads that end with the program. */
public final class Daemon {
  private Daemon() {}

  /** The work of a thread with a connection, until one side ends it. */
  public interface Work {
    /** Does it. */
    void run() throws IOException;
  }

  /** Starts a thread. It also ends when a connection does. */
  public static Thread start(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One side has hung up, as it may.
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
