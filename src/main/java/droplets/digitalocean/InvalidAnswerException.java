package droplets.digitalocean;

/**
 * The answer makes no sense: it is no HTTP or no JSON, lacks what it must have, is cut off, too
 * long or a redirect; or the connection was closed without an answer.
 */
public final class InvalidAnswerException extends DigitalOceanException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String requestId;

  InvalidAnswerException(
      String call, int status, String requestId, String problem, Throwable cause) {
    super(call + (status > 0 ? " with status " + status : "") + ": " + problem, cause);
    this.status = status;
    this.requestId = requestId;
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
