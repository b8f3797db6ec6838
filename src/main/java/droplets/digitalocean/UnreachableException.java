package droplets.digitalocean;

/** DigitalOcean could not be reached, or did not answer within the limits. */
public final class UnreachableException extends DigitalOceanException {

  private static final long serialVersionUID = 1L;

  private final boolean timedOut;
  private final boolean sent;

  UnreachableException(String call, boolean timedOut, boolean sent, Throwable cause) {
    super(call + (timedOut ? " took too long" : " could not be sent"), cause);
    this.timedOut = timedOut;
    this.sent = sent;
  }

  /** Whether a time limit ended the call; otherwise there was no connection. */
  public boolean timedOut() {
    return timedOut;
  }

  @Override
  public int status() {
    return 0;
  }

  @Override
  public String requestId() {
    return "";
  }

  /** False if the call failed before there was a connection, for then nothing was sent. */
  @Override
  public boolean mayHaveBeenReceived() {
    return sent;
  }
}
