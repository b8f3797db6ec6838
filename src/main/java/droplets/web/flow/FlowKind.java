package droplets.web.flow;

/** The kinds of steps, with the texts that explain them on the flow page. */
public enum FlowKind {
  /** The browser goes to DigitalOcean. */
  AUTHORIZE(
      "Authorization request",
      "Browser to DigitalOcean",
      "ConnectServlet, DigitalOceanClient.authorizationRequest",
      "The browser is sent to DigitalOcean, where the person is asked: the application never sees a"
          + " password.",
      "RFC 6749 section 4.1.1, RFC 7636 section 4.3",
      "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1"),
  /** The browser comes back. */
  CALLBACK(
      "Callback",
      "Browser to this application",
      "CallbackServlet, PendingSignIns.find",
      "The browser brings back the answer; state shows that this browser session had asked for it.",
      "RFC 6749 section 4.1.2",
      "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2"),
  /** The application exchanges the authorization code for tokens. */
  TOKEN(
      "Token request",
      "This application to DigitalOcean",
      "SignIn, DigitalOceanClient.exchange",
      "The authorization code is exchanged for tokens, out of the browser's sight; the code verifier"
          + " proves that who exchanges it is who asked for it.",
      "RFC 6749 section 4.1.3, RFC 7636 section 4.5",
      "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3"),
  /** The application reads the account. */
  ACCOUNT(
      "Account request",
      "This application to DigitalOcean",
      "SignIn, DigitalOceanClient.account",
      "The token answer did not say who granted access, so the API is asked.",
      "RFC 6750 section 2.1",
      "https://www.rfc-editor.org/rfc/rfc6750#section-2.1"),
  /** The application lists the Droplets. */
  LIST(
      "Droplets request",
      "This application to DigitalOcean",
      "DropletsServlet or DownloadServlet, DigitalOceanClient.droplets",
      "The access token opens the API: one page of Droplets is listed. A download asks for the pages"
          + " after it in the same way, without a step each.",
      "RFC 6750 section 2.1",
      "https://www.rfc-editor.org/rfc/rfc6750#section-2.1"),
  /** The application reads one Droplet. */
  DROPLET(
      "Droplet request",
      "This application to DigitalOcean",
      "DropletServlet, DigitalOceanClient.droplet",
      "The access token opens the API: one Droplet is read.",
      "RFC 6750 section 2.1",
      "https://www.rfc-editor.org/rfc/rfc6750#section-2.1"),
  /** The application refreshes the access token. */
  REFRESH(
      "Refresh",
      "This application to DigitalOcean",
      "TokenSource, DigitalOceanClient.refresh",
      "Before the access token expires, the refresh token is exchanged for a new pair; each refresh"
          + " token works once.",
      "RFC 6749 section 6",
      "https://www.rfc-editor.org/rfc/rfc6749#section-6"),
  /** The application revokes the token. */
  REVOKE(
      "Revocation",
      "This application to DigitalOcean",
      "TokenSource, DigitalOceanClient.revoke",
      "The tokens are declared dead, so that nobody who may have got hold of them can use them.",
      "RFC 7009 section 2.1",
      "https://www.rfc-editor.org/rfc/rfc7009#section-2.1");

  private final String title;
  private final String between;
  private final String code;
  private final String purpose;
  private final String source;
  private final String sourceUrl;

  FlowKind(
      String title, String between, String code, String purpose, String source, String sourceUrl) {
    this.title = title;
    this.between = between;
    this.code = code;
    this.purpose = purpose;
    this.source = source;
    this.sourceUrl = sourceUrl;
  }

  /** The name of the step. */
  public String title() {
    return title;
  }

  /** The one who sends the request and the one who answers it. */
  public String between() {
    return between;
  }

  /** The classes and methods of this project that do it. */
  public String code() {
    return code;
  }

  /** The purpose of the step. */
  public String purpose() {
    return purpose;
  }

  /** The section of the RFC that asks for it. */
  public String source() {
    return source;
  }

  /** The address of that section. */
  public String sourceUrl() {
    return sourceUrl;
  }
}
