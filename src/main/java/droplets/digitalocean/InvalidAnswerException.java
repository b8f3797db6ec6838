package droplets.digitalocean;

/**
 * The answer cannot be used: it is no HTTP or no JSON, lacks what it must have, is cut off, is too
 * long or is a redirect. Also thrown if the connection was closed without an answer; the status is
 * then 0.
 */
public final class InvalidAnswerException extends DigitalOceanException {

  private static final long serialVersionUID = 1L;

  private final FailureReason reason;

  InvalidAnswerException(
      String call, int status, String requestId, FailureReason reason, Throwable cause) {
    super(
        call + (status > 0 ? " with status " + status : "") + ": " + reason.word(),
        status,
        requestId,
        cause);
    this.reason = reason;
  }

  @Override
  public FailureReason reason() {
    return reason;
  }
}
