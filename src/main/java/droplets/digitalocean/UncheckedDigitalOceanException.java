package droplets.digitalocean;

/** Carries a {@link DigitalOceanException} out of a stream, where nothing checked can be thrown. */
public final class UncheckedDigitalOceanException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UncheckedDigitalOceanException(DigitalOceanException cause) {
    super(cause.getMessage(), cause);
  }

  @Override
  public synchronized DigitalOceanException getCause() {
    return (DigitalOceanException) super.getCause();
  }
}
