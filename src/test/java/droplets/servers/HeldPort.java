package droplets.servers;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;

/**
 * A port of 127.0.0.1 that no other program can take until it is closed. While nobody listens
 * there, the system refuses connections to it.
 */
public final class HeldPort implements Closeable {
  private static final int BACKLOG = 200;

  /** Never listens. It shares the port with those that do, and outlives them. */
  private final Socket holder = new Socket();

  /** Takes a free port. */
  public HeldPort() throws IOException {
    holder.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** {@code http://127.0.0.1:PORT}. */
  public URI origin() {
    return URI.create("http://127.0.0.1:" + holder.getLocalPort());
  }

  /** Begins to listen. After the result is closed, this may be called again. */
  public ServerSocket listen() throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    listener.bind(holder.getLocalSocketAddress(), BACKLOG);
    return listener;
  }

  @Override
  public void close() throws IOException {
    holder.close();
  }
}
