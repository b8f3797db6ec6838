package droplets.sandbox;

/** The forms in which DigitalOcean's token answer is documented or was seen. */
public enum TokenShape {
  /** With {@code token_type} and the team, without {@code scope}. */
  DOCUMENTED,

  /** {@code bearer} in place of {@code token_type}, with {@code scope}, without the team. */
  CONFIDENTIAL,

  /** {@code token_type} is {@code Bearer}; {@code read} comes back as {@code api:read}. */
  PUBLIC,

  /** Nothing but {@code access_token}. */
  MINIMAL
}
