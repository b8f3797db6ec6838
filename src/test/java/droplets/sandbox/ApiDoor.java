package droplets.sandbox;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A port of the API's own, which can be closed for a while: nothing listens there then. */
final class ApiDoor implements AutoCloseable {
  private final HttpHandler handler;
  private final Executor workers;
  private final ScheduledExecutorService timer;
  private final int port;
  private HttpServer server;
  private boolean isClosed;

  ApiDoor(HttpHandler handler, Executor workers, ScheduledExecutorService timer)
      throws IOException {
    this.handler = handler;
    this.workers = workers;
    this.timer = timer;
    server = bound(0);
    this.port = server.getAddress().getPort();
  }

  int port() {
    return port;
  }

  /** Ends all connections, and refuses new ones for so long. */
  synchronized void closeFor(Duration time) {
    server.stop(0);
    timer.schedule(this::openAgain, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void openAgain() {
    try {
      if (!isClosed) {
        server.stop(0);
        server = bound(port);
        server.start();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins to listen. The thread that does so becomes a daemon only if a daemon calls this. */
  synchronized void start() {
    server.start();
  }

  private HttpServer bound(int wanted) throws IOException {
    byte[] loopback = {127, 0, 0, 1};
    HttpServer made =
        HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(loopback), wanted), 0);
    made.createContext("/", handler);
    made.setExecutor(workers);
    return made;
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    server.stop(0);
  }
}
