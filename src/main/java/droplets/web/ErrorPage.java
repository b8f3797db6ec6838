package droplets.web;

import droplets.digitalocean.ApiException;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.UnreachableException;
import java.time.Duration;

/**
 * What the error page says.
 *
 * @param status the page's status
 * @param title what happened
 * @param text what it means and what to do
 * @param retryAfter in how many seconds trying again may help, or 0 if it will not or nobody knows
 * @param canRetry whether the same request may succeed later
 * @param requestId DigitalOcean's identifier of the failed call, or empty
 */
public record ErrorPage(
    int status, String title, String text, long retryAfter, boolean canRetry, String requestId) {

  private static final long SHORT_WAIT_SECONDS = 30;

  /** An error of the request itself or of this application. */
  static ErrorPage of(int status) {
    return switch (status) {
      case 400 ->
          page(
              400,
              "This address makes no sense",
              "A part of it cannot be read or cannot be combined: for example a page that is no"
                  + " number, or a tag together with a name. Start again from the Droplets page.");
      case 403 ->
          page(
              403,
              "This request was not accepted",
              "It did not come from a page of this application, or that page is out of date. Go back"
                  + " to the start page and try again there.");
      case 404 ->
          page(
              404,
              "There is nothing here",
              "The address is wrong or out of date. The start page leads to everything there is.");
      case 405 ->
          page(
              405,
              "That is not possible here",
              "This address cannot be used in that way. The start page leads to everything there"
                  + " is.");
      default ->
          status >= 400 && status < 500
              ? page(
                  status,
                  "This request was not understood",
                  "The browser sent something that this application cannot read. Start again from"
                      + " the start page.")
              : page(
                  status >= 500 ? status : 500,
                  "Something went wrong here",
                  "This application failed; it was not your doing. Nothing was changed at"
                      + " DigitalOcean. Try again, or tell whoever runs this application.");
    };
  }

  /** Too many requests are waiting. */
  static ErrorPage busy() {
    return new ErrorPage(
        503,
        "Too many people are waiting",
        "DigitalOcean answers slowly, and many requests are waiting for it already. Your connection"
            + " is kept; try again in a moment.",
        SHORT_WAIT_SECONDS,
        true,
        "");
  }

  /** There is no Droplet of the number in the address. */
  static ErrorPage noSuchDroplet() {
    return page(
        404,
        "There is no such Droplet",
        "The team you are connected to has none of this number: it was destroyed, or it belongs to"
            + " another team. The Droplets page lists those there are.");
  }

  /** A download of the same person, or many of others, is being made. */
  static ErrorPage downloadUnderWay() {
    return new ErrorPage(
        503,
        "Other downloads are under way",
        "Two are made at a time for each connection, and only a few for all people together. Your"
            + " connection is kept; try again when the others are done.",
        SHORT_WAIT_SECONDS,
        true,
        "");
  }

  /** There are more Droplets than a download takes. */
  static ErrorPage tooManyDroplets() {
    return page(
        400,
        "These are too many Droplets for a download",
        "This application puts "
            + Words.number(DropletExport.MOST_DROPLETS)
            + " at most into a file, as DigitalOcean limits how many calls it may make, and there are"
            + " more. Filter them by a tag and download those.");
  }

  /** A download would lack Droplets, because others were made or destroyed meanwhile. */
  static ErrorPage listChanged() {
    return new ErrorPage(
        503,
        "The list of Droplets kept changing",
        "Droplets were made or destroyed while their list was fetched, and again when it was fetched"
            + " once more. A file could have lacked some, so there is none. Try again in a moment.",
        SHORT_WAIT_SECONDS,
        true,
        "");
  }

  /** DigitalOcean answers each call, but all of them together take too long. */
  static ErrorPage exportTooSlow() {
    return new ErrorPage(
        504,
        "DigitalOcean took too long",
        "A download waits "
            + DropletExport.LONGEST.toMinutes()
            + " minutes at most for all Droplets together. Your connection is kept; trying again"
            + " later may help, and so may a filter by tag.",
        0,
        true,
        "");
  }

  /** A browser fetched a sign-in or a download ahead of time. */
  static ErrorPage prefetch() {
    return page(
        503,
        "Not ahead of time",
        "A browser asked for this before anybody had clicked. Click the link to begin.");
  }

  /** A failed call for a list, which takes another scope too if it is filtered by a tag. */
  static ErrorPage ofList(DigitalOceanException failure, DropletQuery query) {
    return of(failure, query.tag().isEmpty() ? "droplet:read" : "droplet:read and tag:read");
  }

  /** A failed call; {@code missingScope} names what a 403 is likely to lack. */
  static ErrorPage of(DigitalOceanException failure, String missingScope) {
    if (failure instanceof UnreachableException unreachable) {
      return unreachable.timedOut()
          ? new ErrorPage(
              504,
              "DigitalOcean took too long",
              "It did not answer in time. Your connection is kept; trying again in a moment may"
                  + " help.",
              0,
              true,
              "")
          : new ErrorPage(
              503,
              "DigitalOcean cannot be reached",
              "There was no connection to it. Your connection is kept; trying again in a moment may"
                  + " help.",
              SHORT_WAIT_SECONDS,
              true,
              "");
    }
    if (failure instanceof ApiException refused && refused.status() == 429) {
      long seconds = refused.retryAfter().map(Duration::toSeconds).orElse(60L);
      return new ErrorPage(
          429,
          "DigitalOcean asks to wait",
          "Too many requests were made for this account. Your connection is kept; trying again helps"
              + " "
              + Words.inTime(seconds)
              + ".",
          seconds,
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
            : "DigitalOcean's answer made no sense";
    return new ErrorPage(
        502,
        title,
        "So there is nothing to show. Your connection is kept; trying again in a"
            + " moment may help.",
        0,
        true,
        failure.requestId());
  }

  private static ErrorPage page(int status, String title, String text) {
    return new ErrorPage(status, title, text, 0, false, "");
  }
}
