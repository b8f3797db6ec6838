package droplets.web.flow;

/** Says why a step failed, in a sentence that is true of that step. */
final class FailureText {

  private FailureText() {}

  static String of(FlowStep step) {
    String code = step.errorCode();
    int status = step.answer().status();
    return switch (step.failure()) {
      case NONE -> "";
      case WRONG_STATE ->
          "Wrong state: it is not one that this browser was given, so the answer was not used, and"
              + " no code was exchanged.";
      case STATE_EXPIRED ->
          "Too late: this sign-in began more than ten minutes before, so the answer was not used.";
      case WRONG_ISSUER ->
          "Wrong iss: it names another authorization server than DigitalOcean, so the code was not"
              + " exchanged.";
      case DENIED -> "Denied: DigitalOcean says access_denied, so there is no code.";
      case NOT_GRANTED ->
          "DigitalOcean reported an error in place of a code"
              + (code.isEmpty() ? "." : ": " + code + ".");
      case NO_CODE -> "There is neither a code nor an error.";
      case UNREADABLE -> "A parameter stands twice or cannot be read, so none of them was used.";
      case NO_CONNECTION -> "No connection: nothing was sent.";
      case TIMED_OUT -> "No answer within the time limit.";
      case GIVEN_UP -> "This application is being stopped, so it did not wait for the answer.";
      case NO_ANSWER -> "The connection ended without an answer." + lost(step);
      case CUT_OFF -> "The answer was cut off: it ended before it was whole." + lost(step);
      case TOO_LONG -> "The answer was too long to be a good one." + lost(step);
      case UNEXPECTED_STATUS ->
          "The status " + status + " makes no sense here: redirects are not followed." + lost(step);
      case NOT_UNDERSTOOD -> "The answer was not understood: it makes no sense." + lost(step);
      case OAUTH_ERROR -> "Refused" + (code.isEmpty() ? "." : ": " + code + ".") + refused(step);
      case API_ERROR ->
          status == 401
              ? "Refused: the API does not accept the access token."
              : "DigitalOcean answered with an error" + (code.isEmpty() ? "." : ": " + code + ".");
    };
  }

  private static String refused(FlowStep step) {
    return switch (step.kind()) {
      case TOKEN ->
          " DigitalOcean does not say why: the code was used before or has expired, or the code"
              + " verifier, the client secret or the redirect URI is not the right one.";
      case REFRESH, REFRESH_AFTER_401 ->
          " The refresh token was used before, has expired or was revoked, so you have to connect"
              + " again.";
      default -> "";
    };
  }

  /** After a refresh whose answer is lost, the refresh token may be spent. */
  private static String lost(FlowStep step) {
    boolean isRefresh =
        step.kind() == FlowKind.REFRESH || step.kind() == FlowKind.REFRESH_AFTER_401;
    return isRefresh && step.answer().status() < 400
        ? " The refresh token may be spent, so it is never sent again, and you have to connect"
            + " again."
        : "";
  }
}
