package droplets.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * DigitalOcean's stand-in, a process of its own: one thread that answers from bytes rendered at the
 * start, so that it takes as little as can be of the machine that is measured. {@code
 * /control/delay/50} lets each call to the API take 50 ms, and {@code /control/counts} tells how
 * many calls and connections there were.
 */
public final class StandIn {

  private static final int BACKLOG = 10_000;
  private static final int LONGEST_REQUEST = 16 * 1024;
  private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Selector selector = Selector.open();
  private final RecordedAnswers answers = new RecordedAnswers();
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private long delayNanos;
  private long calls;
  private long connections;

  private StandIn() throws IOException {}

  /** An answer whose time has not come. */
  private record Waiting(SelectionKey connection, ByteBuffer answer, long due) {}

  /** What is known of a connection. */
  private static final class Exchange {
    private final ByteBuffer request = ByteBuffer.allocate(LONGEST_REQUEST);
    private ByteBuffer answer;
  }

  /**
   * Runs until its standard input ends.
   *
   * @param arguments the port
   */
  public static void main(String[] arguments) throws IOException {
    Thread end =
        new Thread(
            () -> {
              try {
                System.in.transferTo(java.io.OutputStream.nullOutputStream());
              } catch (IOException e) {
                // Its parent has ended.
              }
              System.exit(0);
            });
    end.setDaemon(true);
    end.start();
    new StandIn().serve(Integer.parseInt(arguments[0]));
  }

  private void serve(int port) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    while (true) {
      selector.select(millisToNext());
      Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
      while (ready.hasNext()) {
        SelectionKey key = ready.next();
        ready.remove();
        handle(server, key);
      }
      long now = System.nanoTime();
      while (!waiting.isEmpty() && waiting.peek().due() - now <= 0) {
        Waiting next = waiting.remove();
        answer(next.connection(), next.answer());
      }
    }
  }

  /** How long to wait for requests; 0 stands for no limit. */
  private long millisToNext() {
    if (waiting.isEmpty()) {
      return 0;
    }
    long nanos = waiting.peek().due() - System.nanoTime();
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999));
  }

  private void handle(ServerSocketChannel server, SelectionKey key) throws IOException {
    if (key.isAcceptable()) {
      for (SocketChannel client = server.accept(); client != null; client = server.accept()) {
        client.configureBlocking(false);
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        client.register(selector, SelectionKey.OP_READ, new Exchange());
        connections++;
      }
      return;
    }
    Exchange exchange = (Exchange) key.attachment();
    try {
      if (key.isWritable()) {
        write(key, exchange);
      } else {
        read(key, exchange);
      }
    } catch (IOException e) {
      key.channel().close();
    }
  }

  private void read(SelectionKey key, Exchange exchange) throws IOException {
    if (((SocketChannel) key.channel()).read(exchange.request) < 0) {
      key.channel().close();
      return;
    }
    String request = wholeRequest(exchange.request);
    if (request.isEmpty()) {
      return;
    }
    exchange.request.clear();
    String target = request.substring(request.indexOf(' ') + 1, request.indexOf(" HTTP/"));
    if (target.startsWith("/control/")) {
      answer(key, RecordedAnswers.text(control(target)));
      return;
    }
    ByteBuffer answer = answers.to(target);
    if (!target.startsWith("/v2/")) {
      answer(key, answer);
      return;
    }
    calls++;
    if (delayNanos == 0) {
      answer(key, answer);
    } else {
      waiting.add(new Waiting(key, answer, System.nanoTime() + delayNanos));
    }
  }

  /** The request if it is there to its last byte, otherwise empty. */
  private static String wholeRequest(ByteBuffer bytes) {
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return "";
    }
    int length = text.regionMatches(0, "POST", 0, 4) ? contentLength(text) : 0;
    return bytes.position() >= end + END_OF_HEADERS.length + length ? text : "";
  }

  private static int contentLength(String request) {
    String name = "\r\ncontent-length:";
    for (int at = 0; at + name.length() < request.length(); at++) {
      if (request.regionMatches(true, at, name, 0, name.length())) {
        int start = at + name.length();
        return Integer.parseInt(request.substring(start, request.indexOf("\r\n", start)).strip());
      }
    }
    return 0;
  }

  private String control(String target) {
    if (target.startsWith("/control/delay/")) {
      long millis = Long.parseLong(target.substring(target.lastIndexOf('/') + 1));
      delayNanos = TimeUnit.MILLISECONDS.toNanos(millis);
      return "ok";
    }
    return calls + " " + connections;
  }

  private static void answer(SelectionKey key, ByteBuffer answer) throws IOException {
    if (!key.isValid()) {
      return; // The caller has gone.
    }
    Exchange exchange = (Exchange) key.attachment();
    exchange.answer = answer;
    try {
      write(key, exchange);
    } catch (IOException e) {
      key.channel().close();
    }
  }

  private static void write(SelectionKey key, Exchange exchange) throws IOException {
    ((SocketChannel) key.channel()).write(exchange.answer);
    boolean isDone = !exchange.answer.hasRemaining();
    key.interestOps(isDone ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
  }
}
