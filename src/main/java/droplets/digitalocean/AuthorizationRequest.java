package droplets.digitalocean;

import java.net.URI;

/**
 * One attempt to obtain a grant: where to send the browser, and the two secrets that must be kept
 * until it comes back (RFC 6749 section 4.1.1, RFC 7636 section 4).
 *
 * @param uri the address of DigitalOcean's consent page
 * @param state the value that comes back with the authorization code; it ties the answer to the
 *     browser session that asked
 * @param codeVerifier the PKCE secret whose hash is in the address
 */
public record AuthorizationRequest(URI uri, String state, String codeVerifier) {

  /**
   * Checks that both secrets are there.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public AuthorizationRequest {
    if (state.isBlank() || codeVerifier.isBlank()) {
      throw new IllegalArgumentException("a secret of the request is blank");
    }
  }

  /**
   * The issuer identifier of the authorization server that is asked: the origin of the address (RFC
   * 9207 section 2.4).
   */
  public String issuer() {
    return Endpoints.origin(uri);
  }

  /** The address with {@code $NAMES} in place of what is secret or depends on it. */
  public String shownUri() {
    return uri.toString()
        .replace(state, "$STATE")
        .replace(Pkce.challenge(codeVerifier), "$CODE_CHALLENGE");
  }

  /** Tells nothing: every part is or holds a secret. */
  @Override
  public String toString() {
    return "AuthorizationRequest[]";
  }
}
