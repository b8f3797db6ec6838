package droplets.web.page;

import java.util.Locale;
import java.util.Optional;

/**
 * The one-time messages of the index page. This list is closed: a cookie carries only the code of a
 * message, so nobody can make the page show a text of their own.
 */
public enum OneTimeMessage {
  /** The person denied access. */
  DENIED(
      Tone.NOTE,
      "You did not give access",
      "DigitalOcean reports that access was denied, so nothing was connected. Connect again if you"
          + " change your mind."),
  /** This browser has no sign-in with this state. */
  STATE_UNKNOWN(
      Tone.PROBLEM,
      "This sign-in is not known here",
      "The answer does not belong to a sign-in that this browser has begun, so it was not used."
          + " Start again from this page, in the same browser."),
  /** The sign-in with this state began more than ten minutes ago. */
  STATE_EXPIRED(
      Tone.PROBLEM,
      "This sign-in took too long",
      "A sign-in must be finished within ten minutes. Start again."),
  /** The state was used before. */
  STATE_USED(
      Tone.PROBLEM,
      "This sign-in is over",
      "The answer to a sign-in can be used once, and this one has been used. Start again."),
  /** The callback holds no authorization code, or is malformed. */
  CALLBACK_INVALID(
      Tone.PROBLEM,
      "The answer could not be read",
      "It holds no authorization code that can be read. Start again."),
  /** The callback names another issuer ({@code iss}). */
  ISSUER_WRONG(
      Tone.PROBLEM,
      "The answer came from somebody else",
      "It names another authorization server than DigitalOcean, so it was not used. Start again."),
  /** The authorization server reports an error in the callback. */
  AUTHORIZATION_FAILED(
      Tone.PROBLEM,
      "DigitalOcean did not grant access",
      "It sent an error instead of an authorization code. Start again. If this happens each time,"
          + " check the settings of this application, above all the scope."),
  /** The authorization server reports in the callback that it cannot answer now. */
  AUTHORIZATION_UNAVAILABLE(
      Tone.PROBLEM,
      "DigitalOcean cannot sign you in now",
      "It reported a failure on its side. Try again in a minute."),
  /** The token endpoint refused the authorization code. */
  CODE_REFUSED(
      Tone.PROBLEM,
      "DigitalOcean refused the authorization code",
      "DigitalOcean does not say why: the code was used before or has expired, or the code verifier,"
          + " the client secret or the redirect URI is not the right one. Start again. If this"
          + " happens each time, check the secret and the redirect URI in the settings."),
  /** The token endpoint refused the application. */
  CLIENT_REFUSED(
      Tone.PROBLEM,
      "DigitalOcean does not accept this application",
      "Its client id or client secret is not the registered one. The operator of this application"
          + " must check these settings."),
  /** There was no connection to DigitalOcean. */
  UNREACHABLE(
      Tone.PROBLEM,
      "DigitalOcean could not be reached",
      "Nothing was connected. Try again in a minute."),
  /** DigitalOcean did not answer within the limits. */
  TIMED_OUT(
      Tone.PROBLEM,
      "DigitalOcean took too long to answer",
      "Nothing was connected. Try again in a minute."),
  /** DigitalOcean answered 429. */
  RATE_LIMITED(
      Tone.PROBLEM,
      "DigitalOcean asks to wait",
      "It is getting too many requests. Try again in a few minutes."),
  /** Something in front of DigitalOcean refused this server (403 without an error of OAuth). */
  BLOCKED(
      Tone.PROBLEM,
      "This server was refused",
      "Something in front of DigitalOcean, such as a firewall, does not accept this server. This has"
          + " nothing to do with your access. Nothing was connected. Try again later."),
  /** DigitalOcean closed the line before an answer came. */
  NO_ANSWER(
      Tone.PROBLEM,
      "DigitalOcean did not answer",
      "DigitalOcean closed the line before an answer came, so nothing was connected. Start again."),
  /** DigitalOcean answered with another error, or with no token. */
  ANSWER_INVALID(
      Tone.PROBLEM,
      "DigitalOcean's answer made no sense",
      "It failed, or it sent no token that can be used. Try again in a minute."),
  /** Too many requests are waiting for DigitalOcean. */
  BUSY(
      Tone.PROBLEM,
      "Too many people are waiting",
      "DigitalOcean is answering slowly, and many requests are waiting for it. Try again in a"
          + " minute."),
  /** The database that keeps connections does not answer. */
  CONNECTIONS_UNAVAILABLE(
      Tone.PROBLEM,
      "Connections cannot be looked up now",
      "The database that keeps them does not answer this application. Nobody was"
          + " disconnected. Try again in a minute."),
  /** The page that was asked for needs a connection, and there is none. */
  CONNECT_FIRST(
      Tone.NOTE,
      "Please connect first",
      "The page that you asked for shows Droplets, and this browser is not connected. Connect, and"
          + " you are led on."),
  /** The connection has ended, and why is not known here, or this node cannot open it. */
  CONNECT_AGAIN(
      Tone.NOTE,
      "Please connect again",
      "Your connection to DigitalOcean has ended, or this server can no longer open it. Nothing has"
          + " happened to your Droplets."),
  /** The access token was refused. */
  ACCESS_REFUSED(
      Tone.NOTE,
      "Please connect again",
      "DigitalOcean no longer accepts the access token, so your connection has ended. Nothing has"
          + " happened to your Droplets."),
  /** The access token was refused although it had just been refreshed. */
  NEW_ACCESS_REFUSED(
      Tone.NOTE,
      "Please connect again",
      "The access token was renewed, and DigitalOcean does not accept the new one. So your connection"
          + " has ended. Nothing has happened to your Droplets."),
  /** The refresh was refused. */
  REFRESH_REFUSED(
      Tone.NOTE,
      "Please connect again",
      "The access token had to be renewed, and DigitalOcean refused to. So your connection has ended."
          + " Nothing has happened to your Droplets."),
  /** The answer to a refresh was lost or made no sense. */
  REFRESH_LOST(
      Tone.NOTE,
      "Please connect again",
      "The access token had to be renewed, and no good answer came from DigitalOcean. The refresh"
          + " token may be used up and is never sent twice, so your connection has ended. Nothing"
          + " has happened to your Droplets."),
  /** The connection reached its limit of twelve hours. */
  SIGNED_OUT(
      Tone.NOTE,
      "Please connect again",
      "A connection lasts twelve hours at most, and yours has ended."),
  /** Disconnected here and at DigitalOcean. */
  DISCONNECTED(
      Tone.SUCCESS,
      "Disconnected",
      "This application has forgotten you, and DigitalOcean has revoked its access."),
  /** Disconnected here, but DigitalOcean did not confirm that it revoked the tokens. */
  DISCONNECTED_ONLY_HERE(
      Tone.NOTE,
      "Disconnected here",
      "This application has forgotten you, but DigitalOcean did not confirm that the access is"
          + " revoked. You can remove it yourself in your list of authorized applications.");

  /** The kind of a message. */
  public enum Tone {
    /** Something worked. */
    SUCCESS,
    /** Something is good to know. */
    NOTE,
    /** Something went wrong. */
    PROBLEM
  }

  private final Tone tone;
  private final String title;
  private final String text;

  OneTimeMessage(Tone tone, String title, String text) {
    this.tone = tone;
    this.title = title;
    this.text = text;
  }

  /** Its kind, as a CSS class. */
  public String tone() {
    return tone.name().toLowerCase(Locale.ROOT);
  }

  /** Whether something went wrong, so that a screen reader should read it out at once. */
  public boolean isProblem() {
    return tone == Tone.PROBLEM;
  }

  /** The heading: what happened. */
  public String title() {
    return title;
  }

  /** The text: what it means and what to do. */
  public String text() {
    return text;
  }

  /** Whether the record of the flow may end with a step that shows what happened. */
  public boolean hasStep() {
    return switch (this) {
      case DENIED,
          CONNECT_AGAIN,
          ACCESS_REFUSED,
          NEW_ACCESS_REFUSED,
          REFRESH_REFUSED,
          REFRESH_LOST,
          DISCONNECTED_ONLY_HERE ->
          true;
      case BUSY, CONNECTIONS_UNAVAILABLE, STATE_USED -> false;
      default -> isProblem();
    };
  }

  /** Whether it is about a disconnect. DigitalOcean then still lists the application. */
  public boolean isDisconnect() {
    return this == DISCONNECTED || this == DISCONNECTED_ONLY_HERE;
  }

  /** The code that the cookie carries. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds the message of a code; absent if there is none. */
  public static Optional<OneTimeMessage> ofCode(String code) {
    for (OneTimeMessage message : values()) {
      if (message.code().equals(code)) {
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }
}
