package droplets.web.page;

import droplets.digitalocean.ApiException;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.FailureReason;
import droplets.digitalocean.UnreachableException;
import java.time.Duration;

/** Tells a person about a call to DigitalOcean that failed. */
public final class FailedCallPage {

  private FailedCallPage() {}

  /**
   * The page for a failure.
   *
   * @param missingScope the scope that a 403 is likely to lack
   */
  public static ErrorPage of(DigitalOceanException failure, String missingScope) {
    if (failure instanceof UnreachableException unreachable) {
      return unreachable.timedOut()
          ? ErrorPage.tooSlow(
              "DigitalOcean took too long",
              "It did not answer in time. Your connection is kept; trying again in a moment may"
                  + " help.")
          : ErrorPage.unavailable(
              "DigitalOcean cannot be reached",
              "There was no connection to it. Your connection is kept; trying again in a moment may"
                  + " help.");
    }
    if (failure instanceof ApiException refused && refused.status() == 429) {
      long seconds = refused.retryAfter().map(Duration::toSeconds).orElse(60L);
      return new ErrorPage(
          429,
          "DigitalOcean asks to wait",
          "Too many requests were made for this account. Your connection is kept; trying again helps"
              + " "
              + EnglishFormat.inTime(seconds)
              + ".",
          seconds,
          true,
          refused.requestId());
    }
    if (failure instanceof ApiException refused
        && refused.status() == 403
        && !refused.isFromDigitalOcean()) {
      return new ErrorPage(
          502,
          "This server was refused",
          "Something in front of DigitalOcean, such as a firewall, does not accept this server. It has"
              + " nothing to do with your access. Your connection is kept; trying again later may"
              + " help.",
          0,
          true,
          refused.requestId());
    }
    if (failure instanceof ApiException refused && refused.status() == 403) {
      return new ErrorPage(
          403,
          "DigitalOcean does not permit this",
          "The access you gave does not cover it: it needs the scope "
              + missingScope
              + ", and your role in the team must permit it. Trying again will not help; connecting"
              + " again with that scope may.",
          0,
          false,
          refused.requestId());
    }
    String title =
        failure instanceof ApiException refused
            ? "DigitalOcean answered with an error (" + refused.status() + ")"
            : failure.reason() == FailureReason.CLOSED
                ? "DigitalOcean did not answer"
                : "DigitalOcean's answer made no sense";
    long wait =
        failure instanceof ApiException refused
            ? refused.retryAfter().map(Duration::toSeconds).orElse(0L)
            : 0;
    return new ErrorPage(
        502,
        title,
        "So there is nothing to show. Your connection is kept; trying again "
            + (wait > 0 ? EnglishFormat.inTime(wait) : "in a moment")
            + " may help.",
        wait,
        true,
        failure.requestId());
  }
}
