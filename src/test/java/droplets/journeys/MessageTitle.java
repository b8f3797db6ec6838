package droplets.journeys;

/** The headings of the one-time messages. Tests take them from here, so each is written once. */
final class MessageTitle {
  static final String NOT_KNOWN = "This sign-in is not known here";
  static final String OVER = "This sign-in is over";
  static final String UNREADABLE = "The answer could not be read";
  static final String SOMEBODY_ELSE = "The answer came from somebody else";
  static final String DENIED = "You did not give access";
  static final String NOT_GRANTED = "DigitalOcean did not grant access";
  static final String NO_SIGN_IN_NOW = "DigitalOcean cannot sign you in now";
  static final String CODE_REFUSED = "DigitalOcean refused the authorization code";
  static final String UNREACHABLE = "DigitalOcean could not be reached";
  static final String TOO_LATE = "DigitalOcean took too long to answer";
  static final String WAIT = "DigitalOcean asks to wait";
  static final String REFUSED_SERVER = "This server was refused";
  static final String NO_ANSWER = "DigitalOcean did not answer";
  static final String SENSELESS = "DigitalOcean's answer made no sense";
  static final String BUSY = "Too many people are waiting";
  static final String CONNECT_FIRST = "Please connect first";
  static final String CONNECT_AGAIN = "Please connect again";
  static final String DISCONNECTED = "Disconnected";
  static final String DISCONNECTED_HERE = "Disconnected here";
  static final String HINT = "The redirect URI may not lead back here";

  private MessageTitle() {}
}
