package droplets.answers;

import droplets.servers.Daemon;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands in DigitalOcean's place, on loopback, and sends whatever it is told to. */
public final class StandIn implements AutoCloseable {
  private static final int BACKLOG = 200;
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: ([0-9]+)\r\n");

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Wire> followed = ConcurrentHashMap.newKeySet();
  private volatile Answers answers;

  /** Answers requests; several threads may ask. */
  public interface Answers {
    /**
     * What is sent.
     *
     * @param asked the path with the query
     */
    Wire to(String asked);
  }

  private StandIn(Answers answers) throws IOException {
    this.answers = answers;
    listener = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  /** Begins to answer. */
  public static StandIn start(Answers answers) throws IOException {
    StandIn standIn = new StandIn(answers);
    Daemon.start("stand-in", standIn::accept);
    return standIn;
  }

  /** Answers in another way from now on. */
  public void answer(Answers others) {
    answers = others;
  }

  /** From now on gives one answer to all. */
  public void answer(Wire one) {
    answer(asked -> one);
  }

  /** {@code http://127.0.0.1:PORT}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Whether a request came on the connection on which that had been sent. */
  public boolean isFollowed(Wire sent) {
    return followed.contains(sent);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket socket = listener.accept();
      open.add(socket);
      Daemon.start("stand-in", () -> serve(socket));
    }
  }

  private void serve(Socket socket) throws IOException {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      Wire sent = null;
      for (String asked = read(in); !asked.isEmpty(); asked = read(in)) {
        if (sent != null) {
          followed.add(sent);
        }
        sent = answers.to(asked);
        socket.getOutputStream().write(sent.bytes());
        if (sent.hangsUp()) {
          return;
        }
      }
    } finally {
      open.remove(socket);
    }
  }

  /** The path of the next request with its query, or empty if none comes any more. */
  private static String read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    Matcher length = LENGTH.matcher(head);
    if (length.find()) {
      in.skipNBytes(Long.parseLong(length.group(1)));
    }
    return head.substring(0, head.indexOf("\r\n")).split(" ")[1];
  }
}
