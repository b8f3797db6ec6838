package droplets.journeys;

import droplets.servers.Daemon;
import droplets.servers.HeldPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Passes connections to a port of its own on to a server. While it is cut, nothing listens at that
 * port.
 */
public final class Relay implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final int target;
  private final HeldPort port = new HeldPort();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket listening;
  private Thread accepting;

  Relay(String origin) throws IOException {
    target = URI.create(origin).getPort();
    listen();
  }

  /** The address of this end, like {@code http://127.0.0.1:PORT}. */
  public String origin() {
    return port.origin().toString();
  }

  /** Ends all connections, and refuses new ones while something is done. Returns its result. */
  public <T> T whileCut(Supplier<T> something) {
    cut();
    try {
      return something.get();
    } finally {
      try {
        listen();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void listen() throws IOException {
    listening = port.listen();
    accepting = accept(listening);
  }

  @Override
  public void close() {
    cut();
    closeQuietly(port);
  }

  private void cut() {
    closeQuietly(listening);
    try {
      // As long as a thread is in accept(), the system takes connections for it.
      accepting.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    open.forEach(Relay::closeQuietly);
    open.clear();
  }

  private Thread accept(ServerSocket server) {
    return Daemon.start(
        "relay",
        () -> {
          while (!server.isClosed()) {
            Socket caller = server.accept();
            Socket callee = new Socket(InetAddress.getLoopbackAddress(), target);
            caller.setTcpNoDelay(true);
            callee.setTcpNoDelay(true);
            open.add(caller);
            open.add(callee);
            Daemon.start("relay", () -> pass(caller, callee));
            Daemon.start("relay", () -> pass(callee, caller));
          }
        });
  }

  /** Passes on the bytes of one side. When it ends, both connections end. */
  private void pass(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // It is closed all the same.
    }
  }
}
