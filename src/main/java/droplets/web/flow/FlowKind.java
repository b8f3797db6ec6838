package droplets.web.flow;

/** The steps of OAuth 2.0 and of using the token, with what each is for. */
public enum FlowKind {
  /** The browser is sent to DigitalOcean. */
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
  /** The code becomes a token. */
  TOKEN(
      "Token request",
      "This application to DigitalOcean",
      "SignIn, DigitalOceanClient.exchange",
      "The authorization code is exchanged for tokens, out of the browser's sight; the code verifier"
          + " proves that who exchanges it is who asked for it.",
      "RFC 6749 section 4.1.3, RFC 7636 section 4.5",
      "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3"),
  /** The account is looked up. */
  ACCOUNT(
      "Account request",
      "This application to DigitalOcean",
      "SignIn, DigitalOceanClient.account",
      "The token answer did not say who granted access, so the API is asked.",
      "RFC 6750 section 2.1",
      "https://www.rfc-editor.org/rfc/rfc6750#section-2.1"),
  /** The Droplets are listed. */
  LIST(
      "Droplets request",
      "This application to DigitalOcean",
      "DropletsServlet or CsvServlet, DigitalOceanClient.droplets",
      "The access token opens the API: one page of Droplets is listed. A download asks for the pages"
          + " after it in the same way, without a step each.",
      "RFC 6750 section 2.1",
      "https://www.rfc-editor.org/rfc/rfc6750#section-2.1"),
  /** One Droplet is read. */
  DROPLET(
      "Droplet request",
      "This application to DigitalOcean",
      "DropletServlet, DigitalOceanClient.droplet",
      "The access token opens the API: one Droplet is read.",
      "RFC 6750 section 2.1",
      "https://www.rfc-editor.org/rfc/rfc6750#section-2.1"),
  /** The token is renewed. */
  REFRESH(
      "Refresh",
      "This application to DigitalOcean",
      "TokenSource, DigitalOceanClient.refresh",
      "Before the access token expires, the refresh token is exchanged for a new pair; each refresh"
          + " token works once.",
      "RFC 6749 section 6",
      "https://www.rfc-editor.org/rfc/rfc6749#section-6"),
  /** The token is given back. */
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

  /** Its name for people. */
  public String title() {
    return title;
  }

  /** Who calls whom. */
  public String between() {
    return between;
  }

  /** Which code of this project does it. */
  public String code() {
    return code;
  }

  /** What it is for, in a sentence. */
  public String purpose() {
    return purpose;
  }

  /** The section of the RFC that asks for it. */
  public String source() {
    return source;
  }

  /** Where that section can be read. */
  public String sourceUrl() {
    return sourceUrl;
  }
}
