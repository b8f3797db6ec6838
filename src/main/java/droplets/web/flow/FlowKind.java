package droplets.web.flow;

import java.util.List;

/** The kinds of steps, with the texts that explain them on the flow page. */
public enum FlowKind {
  /** The browser goes to DigitalOcean. */
  AUTHORIZE(
      "Authorization request",
      "ConnectServlet, DigitalOceanClient.authorizationRequest",
      "The browser is sent to DigitalOcean, where the person is asked: the application never sees a"
          + " password.",
      "You sign in and decide at DigitalOcean's own address. This application says there who it is,"
          + " what it asks for and where the answer goes: to the redirect URI, which must be the"
          + " registered one, byte for byte.",
      "Without the fixed redirect URI, an attacker could send you here with an address of their own,"
          + " and your authorization code would go to them. Without the way to DigitalOcean, you"
          + " would type your password into this application, and each such application could steal"
          + " it.",
      "Sent once more, it gives the consent page.",
      new RfcSection(6749, "4.1.1"),
      new RfcSection(7636, "4.3")),
  /** The browser comes back. */
  CALLBACK(
      "Callback",
      "CallbackServlet, PendingSignIns.find",
      "The browser brings back the answer; state shows that this browser session had asked for it.",
      "An address is kept in the browser's history and in logs, so it carries a code, which opens"
          + " nothing alone, and not the token. The state must be the one that this browser was"
          + " given, so that nobody can make it use an answer it did not ask for.",
      "Without state, an attacker could sign in with their own account and lure your browser to the"
          + " callback that ends it: you would work in the attacker's account without noticing"
          + " (cross-site request forgery). With a token in the address, everybody who gets to see"
          + " the address could use your account.",
      "Sent once more, it is refused: a command is another browser, which was not given this state.",
      new RfcSection(6749, "4.1.2"),
      new RfcSection(6749, "10.12"),
      new RfcSection(9207, "2.4")),
  /** The application exchanges the authorization code for tokens. */
  TOKEN(
      "Token request",
      "SignIn, DigitalOceanClient.exchange",
      "The authorization code is exchanged for tokens, out of the browser's sight; the code verifier"
          + " proves that who exchanges it is who asked for it.",
      "Server speaks to server here, so no token passes through the browser. DigitalOcean checks"
          + " that the client secret is this application's, that the redirect URI is the one of the"
          + " first step, and that the code challenge of the first step is the SHA-256 of the code"
          + " verifier.",
      "Without the code verifier, an attacker could put a stolen code into a sign-in of their own,"
          + " and this application would connect them to your account (authorization code"
          + " injection). Without the client secret, any program could exchange the code in this"
          + " application's name.",
      Texts.SPENT,
      new RfcSection(6749, "4.1.3"),
      new RfcSection(7636, "4.5")),
  /** The application reads the account. */
  ACCOUNT(
      "Account request",
      "SignIn, DigitalOceanClient.account",
      "The token answer did not say who granted access, so the API is asked.",
      "Each page shows whose account and which team it is about.",
      "Without it, an attacker who got your browser into another account could hope that you do not"
          + " notice. The list of Droplets would work all the same.",
      Texts.SAME,
      new RfcSection(6750, "2.1")),
  /** The application lists the Droplets. */
  LIST(
      "Droplets request",
      "DropletsServlet or DownloadServlet, DigitalOceanClient.droplets",
      "The access token opens the API: one page of Droplets is listed. A download asks for the pages"
          + " after it in the same way, without a step each.",
      "The access token is all that the API asks for, so it goes in a header, over a protected"
          + " connection, and never to the browser. It opens one team, and no more than the scope"
          + " that you agreed to.",
      "With the token in the address, everybody who can read a log on the way could use it until it"
          + " expires. With a token for everything, a thief could destroy Droplets and not only read"
          + " the list.",
      Texts.SAME,
      new RfcSection(6750, "2.1")),
  /** The application reads one Droplet. */
  DROPLET(
      "Droplet request",
      "DropletServlet, DigitalOceanClient.droplet",
      "The access token opens the API: one Droplet is read.",
      "The access token is all that the API asks for, so it goes in a header, over a protected"
          + " connection, and never to the browser.",
      "With the token in the address, everybody who can read a log on the way could use it until it"
          + " expires. With a token for everything, a thief could destroy the Droplet and not only"
          + " read it.",
      Texts.SAME,
      new RfcSection(6750, "2.1")),
  /** The application refreshes the access token because it is about to expire. */
  REFRESH(
      "Refresh",
      "TokenSource, DigitalOceanClient.refresh",
      "Before the access token expires, the refresh token is exchanged for a new pair; each refresh"
          + " token works once.",
      Texts.WHY_REFRESH,
      Texts.WITHOUT_REFRESH,
      Texts.SPENT,
      new RfcSection(6749, "6"),
      new RfcSection(9700, "4.14.2")),
  /** The application refreshes the access token because the API has refused it. */
  REFRESH_AFTER_401(
      "Refresh",
      "TokenSource, DigitalOceanClient.refresh",
      "The API did not accept the access token (401), so the refresh token is exchanged for a new"
          + " pair; each refresh token works once.",
      Texts.WHY_REFRESH,
      Texts.WITHOUT_REFRESH,
      Texts.SPENT,
      new RfcSection(6749, "6"),
      new RfcSection(9700, "4.14.2")),
  /** The application revokes the tokens of a connection that another one has replaced. */
  REVOKE_FORMER(
      "Revocation of the connection before",
      "CallbackServlet, DigitalOceanClient.revoke",
      "This browser was connected before. The new connection takes the old one's place, so the old"
          + " tokens are declared dead.",
      Texts.WHY_REVOKE,
      Texts.WITHOUT_REVOKE,
      Texts.DEAD,
      new RfcSection(7009, "2.1")),
  /** The application revokes the tokens at the end. */
  REVOKE(
      "Revocation",
      "TokenSource, DigitalOceanClient.revoke",
      "The tokens are declared dead, so that nobody who may have got hold of them can use them.",
      Texts.WHY_REVOKE,
      Texts.WITHOUT_REVOKE,
      Texts.DEAD,
      new RfcSection(7009, "2.1"));

  private final String title;
  private final String code;
  private final String purpose;
  private final String reason;
  private final String without;
  private final String again;
  private final List<RfcSection> sources;

  FlowKind(
      String title,
      String code,
      String purpose,
      String reason,
      String without,
      String again,
      RfcSection... sources) {
    this.title = title;
    this.code = code;
    this.purpose = purpose;
    this.reason = reason;
    this.without = without;
    this.again = again;
    this.sources = List.of(sources);
  }

  /** The name of the step. */
  public String title() {
    return title;
  }

  /** The one who sends the request and the one who answers it. */
  public String between() {
    Party from = this == AUTHORIZE || this == CALLBACK ? Party.BROWSER : Party.APPLICATION;
    Party to = this == CALLBACK ? Party.APPLICATION : Party.DIGITALOCEAN;
    return from.title() + " to " + to.withinSentence();
  }

  /** The classes and methods of this project that do it. */
  public String code() {
    return code;
  }

  /** The purpose of the step. */
  public String purpose() {
    return purpose;
  }

  /** Why the flow has this step, and has it in this form. */
  public String reason() {
    return reason;
  }

  /** The attack that this step prevents, in two sentences. */
  public String without() {
    return without;
  }

  /** The result of sending it once more, as a command does. */
  public String again() {
    return again;
  }

  /** Whether this step is where the code challenge and its verifier meet. */
  public boolean isPkce() {
    return this == AUTHORIZE || this == TOKEN;
  }

  /** The sections of RFCs that ask for it. */
  public List<RfcSection> sources() {
    return sources;
  }

  /** Texts of more than one kind; an enum's constants cannot use a constant of the enum itself. */
  private static final class Texts {

    static final String SAME =
        "Sent once more, it gives the same answer, as long as the access token is good.";

    static final String SPENT =
        "Sent once more, it is refused: authorization codes and refresh tokens work once.";

    static final String DEAD = "Sent once more, it is refused: the access token is dead.";

    static final String WHY_REFRESH =
        "An access token that somebody has stolen is soon worth nothing, and still you do not have"
            + " to sign in again. Tabs that need a new pair at the same time wait for one refresh"
            + " and share its outcome.";

    static final String WITHOUT_REFRESH =
        "If a refresh token worked more than once, a stolen copy would work beside the real one for"
            + " as long as the thief likes, and nobody would notice. As it works once, the second of"
            + " the two to use it is refused, and you are asked to connect again.";

    static final String WHY_REVOKE =
        "The access ends at DigitalOcean and not only in this browser. Your Droplets stay as they"
            + " are, and the application stays in your list of authorized applications until you"
            + " remove it there.";

    static final String WITHOUT_REVOKE =
        "Without it, the tokens would stay good for days after you have left. Somebody who finds"
            + " them, in a copy of this server's memory for one, could use your account all that"
            + " time.";
  }
}
