package droplets.web.signin;

import droplets.web.page.OneTimeMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Tells the log why a sign-in ended without a connection: one warning each. Where a call to
 * DigitalOcean failed, the call's own warning has told it.
 */
final class SignInLog {

  private static final Logger LOG = System.getLogger(CallbackServlet.class.getName());

  /** The closed list of words that follow {@code reason=} here. */
  static final Set<OneTimeMessage> REASONS =
      EnumSet.of(
          OneTimeMessage.DENIED,
          OneTimeMessage.STATE_UNKNOWN,
          OneTimeMessage.STATE_EXPIRED,
          OneTimeMessage.STATE_USED,
          OneTimeMessage.CALLBACK_INVALID,
          OneTimeMessage.ISSUER_WRONG,
          OneTimeMessage.AUTHORIZATION_FAILED,
          OneTimeMessage.AUTHORIZATION_UNAVAILABLE,
          OneTimeMessage.BUSY);

  private SignInLog() {}

  static String word(OneTimeMessage reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Tells that a sign-in has ended.
   *
   * @param error OAuth's error code if it is a known one, or empty
   * @param requestId the id of the request that ended it
   */
  static void ended(OneTimeMessage reason, String error, String requestId) {
    LOG.log(
        Level.WARNING,
        "no sign-in: reason="
            + word(reason)
            + (error.isEmpty() ? "" : " error=" + error)
            + " for_request="
            + requestId);
  }
}
