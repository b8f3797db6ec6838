package droplets.web.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The values that pass through the flow under a {@code $NAME}, which the client puts in their place
 * ({@link droplets.digitalocean.RecordedCall}). Each has the same mark wherever it passes, so that
 * a reader can follow it.
 */
public enum MaskedValue {
  /** The state of the authorization request. */
  STATE(
      "Random, 256 bits, new for each sign-in. Your browser keeps it in a sealed cookie, and"
          + " DigitalOcean sends it back unchanged.",
      "state"),
  /** The code challenge. */
  CODE_CHALLENGE(
      "The SHA-256 of the code verifier. DigitalOcean keeps it with the authorization code; the code"
          + " verifier cannot be found from it.",
      "code_challenge"),
  /** The authorization code. */
  CODE(
      "Made by DigitalOcean when you approve. It passes through your browser, works once, and opens"
          + " nothing without the code verifier and the client secret.",
      "code"),
  /** The code verifier. */
  CODE_VERIFIER(
      "Random, 256 bits, new for each sign-in. This application has it in the sealed cookie, which"
          + " the browser carries but cannot read, and shows it to DigitalOcean in the token request"
          + " only.",
      "code_verifier"),
  /** The client secret. */
  CLIENT_SECRET(
      "Known to this application and DigitalOcean since the registration. No browser sees it.",
      "client_secret"),
  /** The access token. */
  ACCESS_TOKEN(
      "Opens the API to everybody who has it. It never passes through the browser; after a refresh"
          + " the name stands for the new one.",
      "access_token",
      "token",
      "Authorization"),
  /** The refresh token. */
  REFRESH_TOKEN(
      "Good for one new pair of tokens. It never passes through the browser; after a refresh the"
          + " name stands for the new one.",
      "refresh_token"),
  /** A state that this browser had not been given. */
  OTHER_STATE("A state that this browser was not given, so it is not $STATE.", "state"),
  /** The access token of the connection that was replaced. */
  FORMER_ACCESS_TOKEN(
      "The access token of the connection before this one.", "token", "Authorization"),
  /** The issuer that the callback names. */
  ISS("The authorization server that the callback says it comes from.", "iss"),
  /** The error that the callback names, if OAuth does not define it. */
  ERROR("An error that OAuth does not define, so its text is not shown.", "error");

  private final String meaning;
  private final List<String> places;

  /**
   * A value.
   *
   * @param places the parameters, headers and fields in which it passes
   */
  MaskedValue(String meaning, String... places) {
    this.meaning = meaning;
    this.places = List.of(places);
  }

  /** The name that stands for it. */
  public String mark() {
    return "$" + name();
  }

  /** The name for the style sheet. */
  public String style() {
    return "v-" + name().toLowerCase(Locale.ROOT);
  }

  /** Where it comes from, and who gets to know it. */
  public String meaning() {
    return meaning;
  }

  /** The value that stands in a place. Foreign text may look like a mark, so the place counts. */
  static Optional<MaskedValue> in(String place, String text) {
    return Arrays.stream(values())
        .filter(value -> value.places.contains(place) && text.endsWith(value.mark()))
        .filter(value -> text.equals(value.mark()) || text.equals("Bearer " + value.mark()))
        .findFirst();
  }
}
