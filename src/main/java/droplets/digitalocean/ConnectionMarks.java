package droplets.digitalocean;

import java.net.URI;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * Decides which kept connection a call may use. The JDK keeps a connection as soon as its answer
 * has been read, before anybody can judge the answer.
 *
 * <p>So over https each call has a mark of its own, and puts it back only after a whole and
 * sensible answer. Over http this does not work: the JDK takes the connection that it kept last,
 * whatever its mark, and closes it if the mark does not fit. Calls at the same time would close
 * each other's connections. So over http, which never leaves this machine, all calls share one mark
 * until an answer is bad. In the moment until it has been judged, another call may still take its
 * connection.
 */
final class ConnectionMarks {

  /** No host: over http a mark makes no sockets. */
  private static final String NONE = "";

  private final Supplier<SSLSocketFactory> sockets;
  private final CallThreads threads;

  /** By host. The newest comes first: the server is the least likely to have closed it. */
  private final Map<String, Deque<ConnectionMark>> good = new ConcurrentHashMap<>();

  private final AtomicReference<ConnectionMark> ofHttp;

  /**
   * Makes marks.
   *
   * @param sockets gives the factory that makes the sockets; asked over https only
   * @param threads looks hosts up; asked over https only
   */
  ConnectionMarks(Supplier<SSLSocketFactory> sockets, CallThreads threads) {
    this.sockets = sockets;
    this.threads = threads;
    ofHttp = new AtomicReference<>(newMark(NONE));
  }

  /** Returns the mark for a call to an address. */
  ConnectionMark take(URI to) {
    if (!"https".equalsIgnoreCase(to.getScheme())) {
      return ofHttp.get();
    }
    String host = to.getHost().toLowerCase(Locale.ROOT);
    ConnectionMark mark = goodOf(host).pollFirst();
    return mark == null ? newMark(host) : mark;
  }

  /** The answer was whole and sensible: another call may use its connection. */
  void putBack(ConnectionMark mark) {
    if (!mark.host().equals(NONE)) {
      goodOf(mark.host()).addFirst(mark);
    }
  }

  /** No call finds a connection of this mark any more. */
  void drop(ConnectionMark mark) {
    ofHttp.compareAndSet(mark, newMark(NONE));
  }

  private Deque<ConnectionMark> goodOf(String host) {
    return good.computeIfAbsent(host, any -> new ConcurrentLinkedDeque<>());
  }

  private ConnectionMark newMark(String host) {
    return new ConnectionMark(host, sockets, threads);
  }
}
