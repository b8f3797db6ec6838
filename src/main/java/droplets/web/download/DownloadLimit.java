package droplets.web.download;

import droplets.web.session.CallLimit;
import droplets.web.session.DigitalOceanConnection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Bounds how many downloads may be made at once, because each waits long for DigitalOcean. A
 * connection may make two. All people together may make a given number, so that places among the
 * calls are left for pages.
 */
public final class DownloadLimit {

  /**
   * More than one, because a person who clicks again may have given up the first download, and the
   * server cannot know that.
   */
  private static final int MOST_OF_A_CONNECTION = 2;

  private final CallLimit all;
  private final ConcurrentMap<String, Integer> byConnection = new ConcurrentHashMap<>();

  /**
   * Makes a limit.
   *
   * @param most how many downloads all people together may make at once
   */
  public DownloadLimit(int most) {
    all = new CallLimit(most);
  }

  /** Takes a place if one is free. The caller must give it back with {@link #leave}. */
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
