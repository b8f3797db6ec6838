package droplets.web.session;

import droplets.digitalocean.TokenSet;
import java.util.function.Consumer;

/**
 * The right to send a connection's refresh token, which works once. One caller at a time has it, on
 * all nodes that share the connection, and gives it back by one of the three methods.
 */
public interface RefreshClaim {

  /** The connection whose refresh token it is. */
  DigitalOceanConnection connection();

  /**
   * Whether the refresh token may be sent. False if a node had claimed it and died: nobody knows
   * whether that node sent it.
   */
  boolean maySend();

  /**
   * Puts refreshed tokens in place. A database that fails now gets them when it is back.
   *
   * @param revoker gets the new tokens if the connection has ended meanwhile: nobody would know
   *     them
   * @return false if it has ended
   */
  boolean complete(DigitalOceanConnection refreshed, Consumer<TokenSet> revoker);

  /** Leaves the connection as it is: the refresh token is not spent. */
  void release();

  /**
   * Ends the connection, because its refresh token may be spent.
   *
   * @return false if it has other tokens by now
   */
  boolean drop();
}
