package droplets.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports of 127.0.0.1 for other programs to listen at. */
public final class FreePort {
  private FreePort() {}

  /**
   * A port that is free now. It is below those that systems give to outgoing connections, because
   * one of them could take it before the program listens there.
   */
  public static int find() {
    for (int attempt = 1; attempt <= 100; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException e) {
        // The port is taken.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException("no free port found");
  }
}
