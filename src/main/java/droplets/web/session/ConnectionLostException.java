package droplets.web.session;

/** The connection can no longer be used and has been dropped: the person has to connect again. */
public final class ConnectionLostException extends Exception {

  private static final long serialVersionUID = 1L;

  ConnectionLostException() {
    super("the connection has ended");
  }
}
