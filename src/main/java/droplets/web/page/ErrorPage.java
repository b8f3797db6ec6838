package droplets.web.page;

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
  public static ErrorPage of(int status) {
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
  public static ErrorPage busy() {
    return unavailable(
        "Too many people are waiting",
        "DigitalOcean answers slowly, and many requests are waiting for it already. Your connection"
            + " is kept; try again in a moment.");
  }

  /** The database that keeps connections does not answer. */
  public static ErrorPage connectionsUnavailable() {
    return unavailable(
        "Your connection cannot be looked up now",
        "The database that keeps it does not answer this application. You are not signed out; try"
            + " again in a moment.");
  }

  /** Something that may be possible again in half a minute (503). */
  public static ErrorPage unavailable(String title, String text) {
    return new ErrorPage(503, title, text, SHORT_WAIT_SECONDS, true, "");
  }

  /** Something that took too long; trying again may help, and nobody knows when (504). */
  public static ErrorPage tooSlow(String title, String text) {
    return new ErrorPage(504, title, text, 0, true, "");
  }

  /** A browser fetched a sign-in or a download ahead of time. */
  public static ErrorPage prefetch() {
    return page(
        503,
        "Not ahead of time",
        "A browser asked for this before anybody had clicked. Click the link to begin.");
  }

  /** An error that trying again does not mend. */
  public static ErrorPage page(int status, String title, String text) {
    return new ErrorPage(status, title, text, 0, false, "");
  }
}
