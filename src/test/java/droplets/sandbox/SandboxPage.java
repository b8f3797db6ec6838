package droplets.sandbox;

/** The frame of the sandbox's pages, and the short ones among them. */
final class SandboxPage {
  static final String STYLE_SHEET = "/sandbox.css";

  // There is no form-action, because browsers would apply it to the redirect back.
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none';"
          + " frame-ancestors 'none'";

  private SandboxPage() {}

  static Reply reply(int status, String html) {
    return Reply.html(status, html)
        .with("content-security-policy", CONTENT_SECURITY_POLICY)
        .with("x-content-type-options", "nosniff")
        .with("referrer-policy", "no-referrer");
  }

  /** The page that DigitalOcean shows if it cannot trust the redirect URI. */
  static Reply error(int status, String line) {
    return reply(
        status,
        layout(
            "An error has occurred",
            "<h1>An error has occurred</h1>\n<p class=\"card\">%s</p>\n".formatted(escape(line))));
  }

  static Reply home(String oauthUrl, String apiUrl, String applicationUrl) {
    String main =
        """
        <h1>The sandbox is running</h1>
        <div class="card">
        <p>It stands in for DigitalOcean on this machine, so that the application can be tried
        without an account.</p>
        <p>OAuth answers at <code>%s</code>, the API at <code>%s</code>.</p>
        <p>All teams, Droplets and tokens are invented, and forgotten when it stops.</p>
        <p><a href="%s">Open the application</a></p>
        </div>
        """
            .formatted(escape(oauthUrl), escape(apiUrl), escape(applicationUrl));
    return reply(200, layout("The sandbox is running", main));
  }

  /** The page in place of the way back, for a callback that is to come from another browser. */
  static Reply otherBrowser(String callback) {
    String main =
        """
        <h1>The callback for another browser</h1>
        <section class="own">
        <p>DigitalOcean would send this browser back now. Copy the address instead, and open it in
        another browser or in a private window, as if somebody had lured you there:</p>
        <p><code>%1$s</code></p>
        <p>That browser was not given this <code>state</code>, so the application uses nothing of it.
        <a href="%1$s">In this browser</a> the same address still connects.</p>
        </section>
        """
            .formatted(escape(callback));
    return reply(200, layout("The callback for another browser", main));
  }

  /** A whole page; {@code main} is HTML. */
  static String layout(String title, String main) {
    return layout(title, "", main);
  }

  /** A whole page; {@code more} is HTML too, and stands in the header. */
  static String layout(String title, String more, String main) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s – Sandbox</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="%s">
    </head>
    <body>
    <header>
    <p><strong>Sandbox.</strong> Nothing here is DigitalOcean: no real account, no real
    Droplets.%s</p>
    </header>
    <main>
    %s</main>
    </body>
    </html>
    """
        .formatted(escape(title), STYLE_SHEET, more, main);
  }

  /** Text as it may stand between tags and in quoted attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
