package droplets.digitalocean;

/**
 * A call to DigitalOcean did not give what was asked for. There is a subclass for each case in
 * which the caller does something else next. {@link #getMessage} names the method, the path and the
 * status of the call, never a secret, a query or a body.
 */
public abstract sealed class DigitalOceanException extends Exception
    permits UnreachableException, OAuthException, ApiException, InvalidAnswerException {

  private static final long serialVersionUID = 1L;

  DigitalOceanException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The call's status, or 0 if there was none. */
  public abstract int status();

  /** DigitalOcean's identifier of the request, to quote to its support, or empty. */
  public abstract String requestId();

  /**
   * Whether DigitalOcean may have received the request and acted on it. A request that must not be
   * sent twice may be sent again only if this is false.
   */
  public boolean mayHaveBeenReceived() {
    return true;
  }
}
