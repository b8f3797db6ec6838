package droplets.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of an authorization request (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
record AuthorizeParameters(
    String rawQuery,
    Optional<String> clientId,
    Optional<String> redirectUri,
    Optional<String> responseType,
    Optional<String> scope,
    Optional<String> state,
    Optional<String> prompt,
    Optional<String> codeChallenge,
    Optional<String> codeChallengeMethod) {
  static AuthorizeParameters ofQuery(String rawQuery) {
    Map<String, List<String>> query = FormData.parse(rawQuery);
    return new AuthorizeParameters(
        rawQuery,
        first(query, "client_id"),
        first(query, "redirect_uri"),
        first(query, "response_type"),
        first(query, "scope"),
        first(query, "state"),
        first(query, "prompt"),
        first(query, "code_challenge"),
        first(query, "code_challenge_method"));
  }

  static AuthorizeParameters ofUrl(String url) {
    String rawQuery = URI.create(url).getRawQuery();
    return ofQuery(rawQuery == null ? "" : rawQuery);
  }

  private static Optional<String> first(Map<String, List<String>> query, String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst().filter(v -> !v.isBlank());
  }
}
