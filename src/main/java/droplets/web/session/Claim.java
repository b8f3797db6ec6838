package droplets.web.session;

/**
 * The right to send a connection's refresh token, which works once. One caller at a time has it, on
 * all nodes that share the connection, and gives it back by one of the three methods.
 */
public interface Claim {

  /** The connection whose refresh token it is. */
  DigitalOceanConnection connection();

  /**
   * Whether the refresh token may be sent. Not where a node had claimed it before and died: nobody
   * knows whether that node has sent it.
   */
  boolean maySend();

  /**
   * Puts refreshed tokens in place.
   *
   * @return false if the connection ended or was replaced meanwhile: nobody knows the new tokens
   */
  boolean complete(DigitalOceanConnection refreshed);

  /** Leaves the connection as it is: the refresh token is not spent. */
  void release();

  /**
   * Ends the connection, because its refresh token may be spent.
   *
   * @return false if it has other tokens by now
   */
  boolean drop();
}
