package droplets.digitalocean;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The OAuth application as it is registered at DigitalOcean: the "client" of RFC 6749 section 2.
 *
 * @param clientId the client identifier
 * @param clientSecret the client secret, or empty for a public client, which only PKCE protects
 * @param redirectUri the redirect URI, which DigitalOcean's form calls "callback URL"; it is text,
 *     because DigitalOcean compares it byte for byte with the registered one
 * @param scope the scopes to ask for, separated by spaces (RFC 6749 section 3.3)
 */
public record OAuthApplication(
    String clientId, String clientSecret, String redirectUri, String scope) {

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if the client id is blank
   */
  public OAuthApplication {
    Objects.requireNonNull(clientSecret, "clientSecret");
    Objects.requireNonNull(redirectUri, "redirectUri");
    Objects.requireNonNull(scope, "scope");
    if (clientId.isBlank()) {
      throw new IllegalArgumentException("the client id is blank");
    }
  }

  /** Whether the application has a secret (RFC 6749 section 2.1, "confidential"). */
  public boolean isConfidential() {
    return !clientSecret.isEmpty();
  }

  List<String> scopes() {
    return Arrays.stream(scope.split("\\s+")).filter(each -> !each.isEmpty()).toList();
  }

  /** Names the application without its secret. */
  @Override
  public String toString() {
    return "OAuthApplication[clientId=" + clientId + ", redirectUri=" + redirectUri + "]";
  }
}
