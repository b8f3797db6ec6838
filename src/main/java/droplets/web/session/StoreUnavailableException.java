package droplets.web.session;

/** The place where connections are kept does not answer now. Nobody is signed out by that. */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreUnavailableException(String message) {
    super(message);
  }
}
