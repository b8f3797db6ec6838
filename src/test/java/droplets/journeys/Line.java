package droplets.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way to a server: a port of its own whose connections lead there. While it is cut, nothing
 * listens at that port.
 */
final class Line implements AutoCloseable {
  private final int target;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket listening;

  Line(String origin) throws IOException {
    target = URI.create(origin).getPort();
    listening = listen(0);
    port = listening.getLocalPort();
    accept(listening);
  }

  String origin() {
    return "http://127.0.0.1:" + port;
  }

  /** Ends all connections, and refuses new ones until {@link #restore}. */
  void cut() {
    close();
  }

  void restore() {
    try {
      listening = listen(port);
      accept(listening);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closeQuietly(listening);
    open.forEach(Line::closeQuietly);
    open.clear();
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    // A port just left would be refused for a minute.
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
    return socket;
  }

  private void accept(ServerSocket server) {
    daemon(
        () -> {
          while (!server.isClosed()) {
            Socket caller = server.accept();
            Socket callee = new Socket(InetAddress.getLoopbackAddress(), target);
            caller.setTcpNoDelay(true);
            callee.setTcpNoDelay(true);
            open.add(caller);
            open.add(callee);
            if (server.isClosed()) {
              close();
            }
            daemon(() -> pass(caller, callee));
            daemon(() -> pass(callee, caller));
          }
        });
  }

  /** Passes on what one says; when it has ended, both have. */
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

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // Somebody hung up, as they may.
              }
            },
            "line");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // Closed it is.
    }
  }
}
