package droplets.digitalocean;

/**
 * A call to DigitalOcean failed. There is one subclass for each case in which a caller does
 * something different. {@link #getMessage} names the method and the path of the call, and its
 * status if there was one; it never holds a secret, a query or a body.
 */
public abstract sealed class DigitalOceanException extends Exception
    permits UnreachableException, OAuthException, ApiException, InvalidAnswerException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String requestId;

  DigitalOceanException(String text, int status, String requestId, Throwable cause) {
    super(text, cause);
    this.status = status;
    this.requestId = requestId;
  }

  /**
   * Whether the answer has DigitalOcean's own form for errors. Otherwise something in front of
   * DigitalOcean, such as a firewall, may have answered.
   */
  public boolean isFromDigitalOcean() {
    return false;
  }

  /** Why the call failed; its word is in the log. */
  public abstract FailureReason reason();

  /** The HTTP status of the answer, or 0 if there was no answer. */
  public final int status() {
    return status;
  }

  /** DigitalOcean's identifier of the request, to quote to its support, or empty. */
  public final String requestId() {
    return requestId;
  }

  /**
   * Whether DigitalOcean may have received the request and acted on it. If this is false, nothing
   * was sent: even a request that must not be sent twice may be sent again.
   */
  public boolean mayHaveBeenReceived() {
    return true;
  }
}
