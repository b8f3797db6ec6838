package droplets.digitalocean;

import java.util.Deque;
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

  private final Supplier<SSLSocketFactory> sockets;

  /** The newest comes first: the server is the least likely to have closed its connection. */
  private final Deque<ConnectionMark> good = new ConcurrentLinkedDeque<>();

  private final AtomicReference<ConnectionMark> ofHttp;

  /**
   * Makes marks.
   *
   * @param sockets gives the factory that makes the sockets; asked over https only
   */
  ConnectionMarks(Supplier<SSLSocketFactory> sockets) {
    this.sockets = sockets;
    ofHttp = new AtomicReference<>(newMark(true));
  }

  ConnectionMark take(boolean isHttps) {
    if (!isHttps) {
      return ofHttp.get();
    }
    ConnectionMark mark = good.pollFirst();
    return mark == null ? newMark(false) : mark;
  }

  /** The answer was whole and sensible: another call may use its connection. */
  void putBack(ConnectionMark mark) {
    if (!mark.isShared()) {
      good.addFirst(mark);
    }
  }

  /** No call finds a connection of this mark any more. */
  void drop(ConnectionMark mark) {
    ofHttp.compareAndSet(mark, newMark(true));
  }

  private ConnectionMark newMark(boolean isShared) {
    return new ConnectionMark(isShared, sockets);
  }
}
