package droplets.digitalocean;

/**
 * The authorization server refused a request for tokens or a revocation (RFC 6749 section 5.2, RFC
 * 7009 section 2.2.1). Decide by the error, because DigitalOcean uses the statuses 400 and 401
 * alike and may even send an error with status 200.
 */
public final class OAuthException extends DigitalOceanException {

  private static final long serialVersionUID = 1L;

  private final String error;
  private final String description;

  OAuthException(String call, int status, String error, String description, String requestId) {
    super(call + " was refused with status " + status, status, requestId, null);
    this.error = error;
    this.description = description;
  }

  /** The error code, such as {@code invalid_grant}, or empty if the answer had none. */
  public String error() {
    return error;
  }

  /** The server's text about the error, or empty. Foreign text: do not show or log it. */
  public String description() {
    return description;
  }

  @Override
  public boolean isFromDigitalOcean() {
    return !error.isEmpty();
  }

  @Override
  public FailureReason reason() {
    return FailureReason.ofOAuthError(error);
  }
}
