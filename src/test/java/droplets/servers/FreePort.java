package droplets.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports of 127.0.0.1 to listen at. */
public final class FreePort {
  private static final int BACKLOG = 200;

  private FreePort() {}

  public static int find() {
    try (ServerSocket socket = listen()) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Listens at a free port. It is below those that systems give to outgoing connections, because
   * one of them could take it while nobody listens there for a moment.
   */
  public static ServerSocket listen() throws IOException {
    for (int attempt = 1; attempt <= 100; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try {
        return new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
      } catch (BindException e) {
        // The port is taken.
      }
    }
    throw new IOException("no free port found");
  }
}
