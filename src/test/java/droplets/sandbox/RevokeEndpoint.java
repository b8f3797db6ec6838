package droplets.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * {@code POST /v1/oauth/revoke}: kills an access token, sent in header and form, and its refresh
 * token.
 */
record RevokeEndpoint(Grants grants, OAuthErrors oauthErrors, ApiErrors apiErrors)
    implements Endpoint {
  @Override
  public Reply answer(ReceivedRequest request) {
    Optional<TokenPair> pair = request.bearer().flatMap(grants::pairOf);
    if (pair.isEmpty()) {
      return apiErrors.unauthorized();
    }
    String accessToken = pair.get().accessToken();
    if (request.parameter("token").filter(accessToken::equals).isEmpty()) {
      return oauthErrors.invalidRequest();
    }
    grants.revoke(accessToken);
    return Reply.json(200, "{}".getBytes(UTF_8));
  }
}
