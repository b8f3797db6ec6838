package droplets.digitalocean;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The token endpoint's answer as it came. DigitalOcean has sent {@code token_type} and, in its
 * place, {@code bearer}, and may leave out everything but the access token.
 */
record TokenAnswer(
    String accessToken,
    String refreshToken,
    List<NamedValue> types,
    long expiresIn,
    String scope,
    Identity identity,
    String error,
    String errorDescription) {

  private static final long TEN_YEARS = 10L * 365 * 24 * 60 * 60;

  static TokenAnswer read(JsonStream in) {
    String accessToken = "";
    String refreshToken = "";
    List<NamedValue> types = new ArrayList<>();
    long expiresIn = 0;
    String scope = "";
    Identity identity = Identity.UNKNOWN;
    String error = "";
    String errorDescription = "";
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "access_token" -> accessToken = in.string();
        case "refresh_token" -> refreshToken = in.string();
        case "token_type", "bearer" -> {
          String type = in.text();
          if (!type.isEmpty()) {
            types.add(new NamedValue(field, type));
          }
        }
        case "expires_in" -> expiresIn = in.number();
        case "scope" -> scope = in.text();
        case "info" -> identity = Identity.read(in);
        case "error" -> error = in.text();
        case "error_description" -> errorDescription = in.text();
        default -> in.skip();
      }
    }
    return new TokenAnswer(
        accessToken,
        isToken(refreshToken) ? refreshToken : "",
        types,
        expiresIn,
        scope.strip(),
        identity,
        error,
        errorDescription);
  }

  boolean isUsable() {
    return isToken(accessToken)
        && types.stream().allMatch(type -> type.value().equalsIgnoreCase("bearer"));
  }

  TokenSet tokens(Instant askedAt) {
    return new TokenSet(
        accessToken,
        refreshToken,
        askedAt,
        expiresIn > 0 ? askedAt.plusSeconds(Math.min(expiresIn, TEN_YEARS)) : TokenSet.NO_EXPIRY,
        scope.isEmpty() ? List.of() : List.of(scope.split("\\s+")),
        identity);
  }

  List<NamedValue> shown() {
    List<NamedValue> shown = new ArrayList<>();
    shown.add(new NamedValue("access_token", "$ACCESS_TOKEN"));
    shown.addAll(types);
    if (expiresIn > 0) {
      shown.add(new NamedValue("expires_in", Long.toString(expiresIn)));
    }
    if (!refreshToken.isEmpty()) {
      shown.add(new NamedValue("refresh_token", "$REFRESH_TOKEN"));
    }
    if (!scope.isEmpty()) {
      shown.add(new NamedValue("scope", scope));
    }
    if (!identity.teamName().isEmpty()) {
      shown.add(new NamedValue("info.team_name", identity.teamName()));
    }
    return shown;
  }

  /** The characters of RFC 6749 appendix A.12; others could not be sent in a header. */
  private static boolean isToken(String text) {
    return text.matches("[\\x21-\\x7E]+");
  }

  @Override
  public String toString() {
    return "TokenAnswer[]";
  }
}
