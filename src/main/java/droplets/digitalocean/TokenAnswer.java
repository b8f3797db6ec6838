package droplets.digitalocean;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The token endpoint's answer as it came (RFC 6749 sections 5.1 and 5.2). DigitalOcean may leave
 * out everything but the access token.
 *
 * @param accessToken the access token
 * @param refreshToken the refresh token
 * @param tokenType the type of the access token
 * @param bearer the type again; DigitalOcean has sent it in place of {@code token_type}
 * @param expiresIn the life of the access token in seconds
 * @param scope the granted scopes, separated by spaces
 * @param identity the person who granted them
 * @param error the error code; DigitalOcean has sent one with status 200
 * @param errorDescription the server's text about the error
 */
record TokenAnswer(
    String accessToken,
    String refreshToken,
    String tokenType,
    String bearer,
    long expiresIn,
    String scope,
    Identity identity,
    String error,
    String errorDescription) {

  static final JsonShape<TokenAnswer> JSON =
      new JsonShape<>(
          fields ->
              new TokenAnswer(
                  fields.string("access_token"),
                  fields.string("refresh_token"),
                  fields.text("token_type"),
                  fields.text("bearer"),
                  fields.number("expires_in"),
                  fields.text("scope"),
                  fields.object("info", Identity.INFO).orElse(Identity.UNKNOWN),
                  fields.text("error"),
                  fields.text("error_description")));

  private static final long TEN_YEARS = 10L * 365 * 24 * 60 * 60;

  /** Much longer than any good text. Longer ones would be kept, and copied, with the connection. */
  private static final int LONGEST_TEXT = 100_000;

  /** Drops a refresh token that could not be sent, and white space around the scopes. */
  TokenAnswer {
    refreshToken = isToken(refreshToken) ? refreshToken : "";
    scope = scope.strip();
  }

  /** Whether it holds a bearer token (RFC 6750) that can be sent, and no text that is too long. */
  boolean isUsable() {
    return Stream.of(
                accessToken,
                refreshToken,
                scope,
                identity.name(),
                identity.email(),
                identity.uuid(),
                identity.teamUuid(),
                identity.teamName())
            .allMatch(text -> text.length() <= LONGEST_TEXT)
        && isToken(accessToken)
        && isBearer(tokenType)
        && isBearer(bearer);
  }

  /**
   * Makes the token set.
   *
   * @param askedAt when the tokens were asked for, from which their life counts
   */
  TokenSet tokens(Instant askedAt) {
    return new TokenSet(
        accessToken,
        refreshToken,
        askedAt,
        expiresIn > 0 ? askedAt.plusSeconds(Math.min(expiresIn, TEN_YEARS)) : TokenSet.NO_EXPIRY,
        scope.isEmpty() ? List.of() : List.of(scope.split("\\s+")),
        identity);
  }

  /** Returns the fields that came, with {@code $NAMES} in place of the tokens. */
  List<NamedValue> shown() {
    List<NamedValue> shown = new ArrayList<>();
    shown.add(new NamedValue("access_token", "$ACCESS_TOKEN"));
    shown.add(new NamedValue("token_type", tokenType));
    shown.add(new NamedValue("bearer", bearer));
    shown.add(new NamedValue("expires_in", expiresIn > 0 ? Long.toString(expiresIn) : ""));
    shown.add(new NamedValue("refresh_token", refreshToken.isEmpty() ? "" : "$REFRESH_TOKEN"));
    shown.add(new NamedValue("scope", scope));
    shown.add(new NamedValue("info.team_name", identity.teamName()));
    shown.removeIf(field -> field.value().isEmpty());
    return shown;
  }

  /** Allows the characters of RFC 6749 appendix A.12; a header could not carry others. */
  private static boolean isToken(String text) {
    return text.matches("[\\x21-\\x7E]+");
  }

  private static boolean isBearer(String type) {
    return type.isEmpty() || type.equalsIgnoreCase("bearer");
  }

  @Override
  public String toString() {
    return "TokenAnswer[]";
  }
}
