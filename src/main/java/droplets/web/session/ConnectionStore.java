package droplets.web.session;

import droplets.web.flow.Flow;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Keeps connections from one request to the next: in the container's HTTP sessions, or in a
 * database that several nodes share.
 */
public interface ConnectionStore {

  /** The connection that a browser has, or had: it may have ended. */
  Optional<KeptConnection> find(HttpServletRequest request);

  /**
   * Keeps a new connection, which no browser has yet.
   *
   * @param flow the record of its sign-in
   */
  KeptConnection keep(DigitalOceanConnection connection, Flow flow);

  /**
   * Gives a connection to a browser, in place of what the browser had. The browser knows it by a
   * new secret, so that nobody who knew the old one shares it.
   */
  void give(HttpServletRequest request, HttpServletResponse response, KeptConnection connection);

  /** Whether other nodes keep their connections there too. */
  boolean isShared();

  /** Lets the browser forget what it had. */
  void forget(HttpServletRequest request, HttpServletResponse response);
}
