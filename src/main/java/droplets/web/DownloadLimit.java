package droplets.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds how many downloads at once may be waiting for DigitalOcean, because each waits long: one
 * for each connection, and so few for all together that places among the calls are left for pages.
 */
final class DownloadLimit {

  private final CallLimit all;
  private final Set<String> connections = ConcurrentHashMap.newKeySet();

  DownloadLimit(int most) {
    all = new CallLimit(most);
  }

  /** Takes a place if there is one; whoever got it gives it back with {@link #leave}. */
  boolean tryEnter(Connection connection) {
    if (!connections.add(connection.id())) {
      return false;
    }
    if (!all.tryEnter()) {
      connections.remove(connection.id());
      return false;
    }
    return true;
  }

  void leave(Connection connection) {
    all.leave();
    connections.remove(connection.id());
  }
}
