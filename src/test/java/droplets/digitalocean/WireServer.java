package droplets.digitalocean;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server on loopback that sends exactly the bytes it is told to, as slowly as it is told to, and
 * counts what arrives. Each request is answered by the next script, the last script answers all
 * that follow.
 */
final class WireServer implements AutoCloseable {

  /** Longer than any test waits. */
  private static final int PATIENCE_SECONDS = 60;

  private static final int BACKLOG = 200;

  private final List<Script> scripts;
  private final ServerSocket listener;
  private final ExecutorService threads;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final List<Received> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger arrivals = new AtomicInteger();
  private final AtomicLong bytesSent = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean isSlow;

  /** Answers one request. */
  interface Script {
    void answer(Wire wire) throws IOException;
  }

  /**
   * A request as it arrived.
   *
   * @param head from the request line to the last header
   */
  record Received(String head, String body) {

    String requestLine() {
      return head.lines().findFirst().orElse("");
    }

    Optional<String> header(String name) {
      String start = name + ": ";
      return head.lines()
          .skip(1)
          .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
          .map(line -> line.substring(start.length()))
          .findFirst();
    }
  }

  private WireServer(ServerSocket listener, List<Script> scripts) {
    this.listener = listener;
    this.scripts = scripts;
    threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "wire-server");
              thread.setDaemon(true);
              return thread;
            });
  }

  static WireServer start(Script... scripts) throws IOException {
    return start(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), scripts);
  }

  /** Starts a server at a port where it listens already. */
  static WireServer start(ServerSocket listener, Script... scripts) {
    WireServer server = new WireServer(listener, List.of(scripts));
    server.threads.execute(server::accept);
    return server;
  }

  /** A whole answer in JSON that leaves the connection open. */
  static Script json(int status, String body, String... headers) {
    return bytes(status, body.getBytes(UTF_8), headers);
  }

  /** A whole answer that leaves the connection open. */
  static Script bytes(int status, byte[] body, String... headers) {
    StringBuilder head = new StringBuilder();
    head.append("HTTP/1.1 ").append(status).append(" Whatever\r\n");
    if (List.of(headers).stream().noneMatch(header -> header.startsWith("Content-Type:"))) {
      head.append("Content-Type: application/json; charset=utf-8\r\n");
    }
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    return wire -> {
      wire.send(head.toString());
      wire.send(body);
    };
  }

  /** Exactly this text, in UTF-8, and then the connection's end. */
  static Script raw(String text) {
    return wire -> {
      wire.send(text);
      wire.hangUp();
    };
  }

  /** Exactly this text, and then nothing for a minute. */
  static Script stallAfter(String text) {
    return wire -> {
      wire.send(text);
      wire.stall();
    };
  }

  /** Exactly this text, and then another one character by character. */
  static Script dripAfter(String text, String slowText) {
    return wire -> {
      wire.send(text);
      wire.drip(slowText);
    };
  }

  /** {@code http://127.0.0.1:PORT}. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  int connections() {
    return connections.get();
  }

  List<Received> requests() {
    return List.copyOf(requests);
  }

  /** The only request that arrived. */
  Received request() {
    if (requests.size() != 1) {
      throw new AssertionError("not one request but " + requests.size());
    }
    return requests.get(0);
  }

  /** Whether a script has sent all that it sends before it stalls or drips. */
  boolean isSlow() {
    return isSlow;
  }

  long bytesSent() {
    return bytesSent.get();
  }

  /** Returns when nothing listens and no connection is open any more. */
  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdown();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        throw new IOException("a script goes on");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        sockets.add(socket);
        if (closed.getCount() == 0) {
          socket.close();
          return;
        }
        threads.execute(() -> serve(socket));
      }
    } catch (IOException | RejectedExecutionException e) {
      // Closed, as every server is in the end.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      Wire wire = new Wire(socket);
      for (Received request = read(in); request != null; request = read(in)) {
        requests.add(request);
        int number = arrivals.getAndIncrement();
        scripts.get(Math.min(number, scripts.size() - 1)).answer(wire);
        if (socket.isClosed()) {
          return;
        }
      }
    } catch (IOException e) {
      // The caller has gone away, as it may.
    } finally {
      sockets.remove(socket);
    }
  }

  /** The next request, or null if none comes any more. */
  private static Received read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.append((char) next);
    }
    String text = head.toString().strip();
    int length = new Received(text, "").header("Content-Length").map(Integer::parseInt).orElse(0);
    return new Received(text, new String(in.readNBytes(length), ISO_8859_1));
  }

  /** The way back to one caller. */
  final class Wire {

    private final Socket socket;
    private final OutputStream out;

    private Wire(Socket socket) throws IOException {
      this.socket = socket;
      this.out = socket.getOutputStream();
    }

    void send(String text) throws IOException {
      send(text.getBytes(UTF_8));
    }

    void send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
      bytesSent.addAndGet(bytes.length);
    }

    /**
     * Sends the text again and again until the caller goes away, or {@code most} bytes are sent.
     */
    void sendEndlessly(String text, long most) throws IOException {
      byte[] bytes = text.repeat(1 + 65_536 / text.length()).getBytes(UTF_8);
      for (long sent = 0; sent < most; sent += bytes.length) {
        send(bytes);
      }
    }

    /** Sends a character each 20 milliseconds, over and over, for a minute. */
    void drip(String text) throws IOException {
      isSlow = true;
      for (int i = 0; i < PATIENCE_SECONDS * 50; i++) {
        send(text.substring(i % text.length(), i % text.length() + 1));
        await(20);
      }
    }

    /** Sends nothing more for a minute. */
    void stall() throws IOException {
      isSlow = true;
      await(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }

    /** Waits until the caller has ended the connection. */
    void awaitEnd() throws IOException {
      isSlow = true;
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    void hangUp() throws IOException {
      socket.close();
    }

    private void await(long milliseconds) throws IOException {
      try {
        if (closed.await(milliseconds, TimeUnit.MILLISECONDS)) {
          throw new IOException("the test is over");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }
  }
}
