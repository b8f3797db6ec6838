package droplets.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports of 127.0.0.1 to listen at. */
public final class FreePort {
  private FreePort() {}

  /**
   * A free port below those that systems give to outgoing connections: one of these could take it
   * while a server is down for a restart.
   */
  public static int find() {
    for (int attempt = 1; attempt <= 100; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Taken; try another.
      }
    }
    throw new IllegalStateException("no free port found");
  }
}
