package droplets.web.download;

import droplets.web.session.CallLimit;
import droplets.web.session.DigitalOceanConnection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Bounds how many downloads at once may be waiting for DigitalOcean, because each waits long: two
 * for each connection, and so few for all together that places among the calls are left for pages.
 */
public final class DownloadLimit {

  /** Not one: who clicks twice has given up the first, and nobody here can know. */
  private static final int MOST_OF_A_CONNECTION = 2;

  private final CallLimit all;
  private final ConcurrentMap<String, Integer> byConnection = new ConcurrentHashMap<>();

  public DownloadLimit(int most) {
    all = new CallLimit(most);
  }

  /** Takes a place if there is one; whoever got it gives it back with {@link #leave}. */
  boolean tryEnter(DigitalOceanConnection connection) {
    if (!all.tryEnter()) {
      return false;
    }
    if (byConnection.merge(connection.id(), 1, Integer::sum) > MOST_OF_A_CONNECTION) {
      leave(connection);
      return false;
    }
    return true;
  }

  void leave(DigitalOceanConnection connection) {
    byConnection.computeIfPresent(connection.id(), (id, count) -> count > 1 ? count - 1 : null);
    all.leave();
  }
}
