package droplets.web.page;

import java.util.Locale;
import java.util.Optional;

/** The one-time messages of the index page: the whole list. Only their codes travel. */
public enum OneTimeMessage {
  /** The person said no. */
  DENIED(
      Tone.NOTE,
      "You did not give access",
      "DigitalOcean says that the request was denied. Nothing was connected; connect again if you"
          + " change your mind."),
  /** The state is not one of this browser session. */
  STATE_UNKNOWN(
      Tone.PROBLEM,
      "This sign-in is not known here",
      "The answer did not belong to a sign-in that this browser has under way, so it was not used."
          + " Start again from this page, in the same browser."),
  /** The state was of a sign-in long ago. */
  STATE_EXPIRED(
      Tone.PROBLEM,
      "This sign-in took too long",
      "A sign-in has to be finished within ten minutes. Start again."),
  /** The state was used before. */
  STATE_USED(
      Tone.PROBLEM,
      "This sign-in is over",
      "Its answer can be used only once, and it has been. Start again."),
  /** The callback makes no sense. */
  CALLBACK_INVALID(
      Tone.PROBLEM,
      "The answer could not be read",
      "What came back from DigitalOcean holds no authorization code. Start again."),
  /** Another server answered. */
  ISSUER_WRONG(
      Tone.PROBLEM,
      "The answer came from somebody else",
      "It names another authorization server than DigitalOcean, so it was not used. Start again."),
  /** The authorization server reports an error. */
  AUTHORIZATION_FAILED(
      Tone.PROBLEM,
      "DigitalOcean did not grant access",
      "It reported an error in place of an authorization code. Start again; if it happens each time,"
          + " check the application's settings, its scope above all."),
  /** The authorization server is in trouble. */
  AUTHORIZATION_UNAVAILABLE(
      Tone.PROBLEM,
      "DigitalOcean cannot sign you in now",
      "It reported a failure of its own. Try again in a minute."),
  /** The code was refused. */
  CODE_REFUSED(
      Tone.PROBLEM,
      "DigitalOcean refused the authorization code",
      "It was used or expired, or the application's client secret or redirect URI is not the"
          + " registered one. Start again; if it happens each time, check those settings."),
  /** The application was refused. */
  CLIENT_REFUSED(
      Tone.PROBLEM,
      "DigitalOcean does not accept this application",
      "Its client id or secret is not the registered one. Whoever runs this application has to"
          + " check its settings."),
  /** No connection. */
  UNREACHABLE(
      Tone.PROBLEM,
      "DigitalOcean could not be reached",
      "Nothing was connected. Try again in a minute."),
  /** No answer in time. */
  TIMED_OUT(
      Tone.PROBLEM,
      "DigitalOcean took too long to answer",
      "Nothing was connected. Try again in a minute."),
  /** Too many requests. */
  RATE_LIMITED(
      Tone.PROBLEM,
      "DigitalOcean asks to wait",
      "It is getting too many requests. Try again in a few minutes."),
  /** An error of DigitalOcean's own. */
  ERROR(
      Tone.PROBLEM,
      "DigitalOcean answered with an error",
      "It failed, so nothing was connected. Try again in a minute."),
  /** The connection ended too early. */
  NO_ANSWER(
      Tone.PROBLEM,
      "DigitalOcean did not answer",
      "The connection ended before an answer came, so nothing was connected. Start again."),
  /** A senseless answer. */
  ANSWER_INVALID(
      Tone.PROBLEM,
      "DigitalOcean's answer made no sense",
      "It sent something that is no token. Try again in a minute."),
  /** Too many requests are waiting. */
  BUSY(
      Tone.PROBLEM,
      "Too many people are waiting",
      "DigitalOcean answers slowly, and many requests are waiting for it. Try again in a minute."),
  /** The token is no longer good. */
  CONNECT_AGAIN(
      Tone.NOTE,
      "Please connect again",
      "DigitalOcean no longer accepts this connection: it was revoked or expired. Your Droplets are"
          + " untouched."),
  /** The absolute limit was reached. */
  SIGNED_OUT(
      Tone.NOTE,
      "Please connect again",
      "A connection lasts twelve hours at most, and yours has ended."),
  /** Disconnected here and at DigitalOcean. */
  DISCONNECTED(
      Tone.SUCCESS,
      "Disconnected",
      "This application has forgotten you, and DigitalOcean has revoked its access."),
  /** Disconnected here; revoking failed. */
  DISCONNECTED_ONLY_HERE(
      Tone.NOTE,
      "Disconnected here",
      "This application has forgotten you, but DigitalOcean did not confirm that the access is"
          + " revoked. You can remove it yourself in your list of authorized applications.");

  /** How a message is meant. */
  public enum Tone {
    /** It worked. */
    SUCCESS,
    /** Good to know. */
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

  /** How it is meant, as a word for a style sheet. */
  public String tone() {
    return tone.name().toLowerCase(Locale.ROOT);
  }

  /** Whether somebody should be told at once. */
  public boolean isProblem() {
    return tone == Tone.PROBLEM;
  }

  /** What happened. */
  public String title() {
    return title;
  }

  /** What it means and what to do. */
  public String text() {
    return text;
  }

  /** Whether it is about removing the authorization at DigitalOcean. */
  public boolean isDisconnect() {
    return this == DISCONNECTED || this == DISCONNECTED_ONLY_HERE;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<OneTimeMessage> ofCode(String code) {
    for (OneTimeMessage message : values()) {
      if (message.code().equals(code)) {
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }
}
