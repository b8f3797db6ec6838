package droplets.digitalocean;

/**
 * DigitalOcean could not be reached, did not answer within the {@link Limits}, or the call was
 * given up because the client was closed or the thread was interrupted.
 */
public final class UnreachableException extends DigitalOceanException {

  private static final long serialVersionUID = 1L;

  private final FailureReason reason;
  private final boolean sent;

  UnreachableException(String call, FailureReason reason, boolean sent, Throwable cause) {
    super(call + (isLimit(reason) ? " took too long" : " could not be sent"), 0, "", cause);
    this.reason = reason;
    this.sent = sent;
  }

  /** Whether a time limit ended the call. */
  public boolean timedOut() {
    return isLimit(reason);
  }

  private static boolean isLimit(FailureReason reason) {
    return reason == FailureReason.CONNECT_TIMEOUT
        || reason == FailureReason.READ_TIMEOUT
        || reason == FailureReason.CALL_TIMEOUT;
  }

  @Override
  public FailureReason reason() {
    return reason;
  }

  /** False if the call ended before it had a connection: then nothing was sent. */
  @Override
  public boolean mayHaveBeenReceived() {
    return sent;
  }
}
