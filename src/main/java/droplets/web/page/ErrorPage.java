package droplets.web.page;

/**
 * The content of the error page.
 *
 * @param status the page's HTTP status
 * @param title the heading: what happened
 * @param text what it means and what to do
 * @param retryAfter the seconds to wait before trying again ({@code Retry-After}), or 0 if there is
 *     no use in it or the time is not known
 * @param canRetry whether the same request may succeed later
 * @param requestId DigitalOcean's identifier of the failed call, or empty
 */
public record ErrorPage(
    int status, String title, String text, long retryAfter, boolean canRetry, String requestId) {

  private static final long SHORT_WAIT_SECONDS = 30;

  /**
   * Makes the page for an error of the request itself or of this application.
   *
   * @param status the status; anything below 400 is an error of this application (500)
   */
  public static ErrorPage of(int status) {
    return switch (status) {
      case 400 ->
          page(
              400,
              "This address makes no sense",
              "A part of it cannot be read, or two parts cannot be combined: for example, letters"
                  + " stand in place of a page number, or a tag stands beside a name. Start again"
                  + " from the Droplets page.");
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
              "The address is wrong or out of date. The start page leads to all other pages.");
      case 405 ->
          page(
              405,
              "That is not possible here",
              "This address cannot be used in that way. The start page leads to all other pages.");
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
                  "This application failed; you did nothing wrong. Nothing was changed at"
                      + " DigitalOcean. Try again, or tell the operator of this application.");
    };
  }

  /** Makes the page for a request that cannot wait for DigitalOcean, because too many do (503). */
  public static ErrorPage busy() {
    return unavailable(
        "Too many people are waiting",
        "DigitalOcean is answering slowly, and many requests are waiting for it already. Your"
            + " connection is kept; try again in a moment.");
  }

  /** Makes a page for a time when the database that keeps connections does not answer. */
  public static ErrorPage connectionsUnavailable() {
    return unavailable(
        "Your connection cannot be looked up now",
        "The database that keeps it does not answer this application. You are not signed out; try"
            + " again in a moment.");
  }

  /** Makes a page for something that may be possible again in half a minute (503). */
  public static ErrorPage unavailable(String title, String text) {
    return new ErrorPage(503, title, text, SHORT_WAIT_SECONDS, true, "");
  }

  /** Makes a page for something that took too long (504). Trying again may help at any time. */
  public static ErrorPage tooSlow(String title, String text) {
    return new ErrorPage(504, title, text, 0, true, "");
  }

  /** Makes the page for a sign-in or a download that a browser requested ahead of time (503). */
  public static ErrorPage prefetch() {
    return page(
        503,
        "Nobody has clicked the link yet",
        "The browser asked for this page ahead of time, so nothing has begun. Click the link to"
            + " begin.");
  }

  /** Makes a page without a button that tries again. */
  public static ErrorPage page(int status, String title, String text) {
    return new ErrorPage(status, title, text, 0, false, "");
  }
}
