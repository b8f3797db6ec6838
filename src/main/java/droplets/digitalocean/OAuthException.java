package droplets.digitalocean;

/**
 * The authorization server refused a token request (RFC 6749 section 5.2). DigitalOcean does so
 * with 400 or 401, so the error decides, not the status.
 */
public final class OAuthException extends DigitalOceanException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final String description;
  private final String requestId;

  OAuthException(String call, int status, String error, String description, String requestId) {
    super(call + " was refused with status " + status, null);
    this.status = status;
    this.error = error;
    this.description = description;
    this.requestId = requestId;
  }

  /** The error code, such as {@code invalid_grant}, or empty where the answer held none. */
  public String error() {
    return error;
  }

  /** What the server says of it. Foreign text, possibly empty: not for a page or a log. */
  public String description() {
    return description;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String requestId() {
    return requestId;
  }
}
