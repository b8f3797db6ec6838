package droplets.digitalocean;

import droplets.digitalocean.Request.Parameter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * An authorization request: the address to send the browser to, and the two secrets to keep until
 * it comes back (RFC 6749 section 4.1.1, RFC 7636 section 4).
 *
 * @param uri the address of DigitalOcean's consent page
 * @param state the secret that comes back with the answer, and shows which browser began
 * @param codeVerifier the secret of PKCE; only its hash is in the address
 */
public record AuthorizationRequest(URI uri, String state, String codeVerifier) {

  /**
   * Checks that no secret is blank.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public AuthorizationRequest {
    if (state.isBlank() || codeVerifier.isBlank()) {
      throw new IllegalArgumentException("a secret of the request is blank");
    }
  }

  static AuthorizationRequest of(
      OAuthApplication application, URI oauth, String state, String codeVerifier, String prompt) {
    List<Parameter> query = new ArrayList<>();
    query.add(Parameter.open("client_id", application.clientId()));
    query.add(Parameter.open("redirect_uri", application.redirectUri()));
    query.add(Parameter.open("response_type", "code"));
    if (!application.scope().isEmpty()) {
      query.add(Parameter.open("scope", application.scope()));
    }
    query.add(Parameter.secret("state", state, "$STATE"));
    query.add(Parameter.open("code_challenge", Pkce.challenge(codeVerifier)));
    query.add(Parameter.open("code_challenge_method", "S256"));
    if (!prompt.isEmpty()) {
      query.add(Parameter.open("prompt", prompt));
    }
    return new AuthorizationRequest(Request.uri(oauth, "/authorize", query), state, codeVerifier);
  }

  /** The issuer that an answer may name: the origin of the address (RFC 9207 section 2.4). */
  public String issuer() {
    return Endpoints.origin(uri);
  }

  /** The address with {@code $NAMES} in place of {@code state} and the code challenge. */
  public String shownUri() {
    return uri.toString()
        .replace(state, "$STATE")
        .replace(Pkce.challenge(codeVerifier), "$CODE_CHALLENGE");
  }

  /** Names no part, because each is a secret or holds one. */
  @Override
  public String toString() {
    return "AuthorizationRequest[]";
  }
}
