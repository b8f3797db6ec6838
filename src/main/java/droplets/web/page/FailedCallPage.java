package droplets.web.page;

import droplets.digitalocean.ApiException;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.FailureReason;
import droplets.digitalocean.UnreachableException;
import java.time.Duration;

/** Makes the error page for a call to DigitalOcean that failed. */
public final class FailedCallPage {

  private FailedCallPage() {}

  /**
   * Makes the page. Its status is 429 for a 429, 403 for a 403 by DigitalOcean, 503 or 504 if
   * DigitalOcean could not be reached or was too slow, and 502 for anything else.
   *
   * @param failure the failure
   * @param missingScope the scope that is probably missing if DigitalOcean answers with 403
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
          "Too many requests were made for this account. Your connection is kept; try again "
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
          "Something in front of DigitalOcean, such as a firewall, does not accept this server. This has"
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
          "The access that you gave does not cover this page. It needs the scope "
              + missingScope
              + ", and your role in the team must permit it. Trying again will not help. Connect again,"
              + " grant that scope, and choose a team in which you may read it. If this application"
              + " does not ask for the scope, it must be added to DIGITAL_OCEAN_SCOPE first.",
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
