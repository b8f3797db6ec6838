package droplets.digitalocean;

/**
 * A call to DigitalOcean that did not give what was asked for. The kinds differ by what the caller
 * does next. A message names the method, the path and the status, never a secret, a query or a
 * body.
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
   * Whether DigitalOcean may have received and acted on the request. Only if not may a request be
   * sent again that must not be sent twice.
   */
  public boolean mayHaveBeenReceived() {
    return true;
  }
}
