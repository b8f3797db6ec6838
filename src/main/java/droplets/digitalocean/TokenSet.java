package droplets.digitalocean;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The tokens of a grant: an access token and the values that came with it (RFC 6749 section 5.1).
 *
 * @param accessToken the access token
 * @param refreshToken the refresh token, which works once, or empty if there is none
 * @param issuedAt when the tokens were asked for
 * @param expiresAt when the access token expires, or {@link #NO_EXPIRY} if DigitalOcean did not say
 * @param scope the granted scopes, as DigitalOcean names them; if it does not name them, the scopes
 *     that were asked for
 * @param identity the person who granted access, and the team
 */
public record TokenSet(
    String accessToken,
    String refreshToken,
    Instant issuedAt,
    Instant expiresAt,
    List<String> scope,
    Identity identity)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The expiry of an access token whose life is not known. */
  public static final Instant NO_EXPIRY = Instant.MAX;

  private static final Duration REFRESH_AHEAD = Duration.ofSeconds(60);

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the access token is blank
   */
  public TokenSet {
    if (accessToken.isBlank()) {
      throw new IllegalArgumentException("the access token is blank");
    }
    scope = List.copyOf(scope);
  }

  /** Whether there is a refresh token. */
  public boolean canRefresh() {
    return !refreshToken.isEmpty();
  }

  /**
   * Whether the access token expires within 60 seconds, or within a tenth of its life if that is
   * shorter, or has expired.
   */
  public boolean isRefreshDue(Instant now) {
    if (expiresAt.equals(NO_EXPIRY)) {
      return false;
    }
    Duration tenth = Duration.between(issuedAt, expiresAt).dividedBy(10);
    Duration ahead = tenth.compareTo(REFRESH_AHEAD) < 0 ? tenth : REFRESH_AHEAD;
    return !now.isBefore(expiresAt.minus(ahead));
  }

  /**
   * Whether the granted scopes cover a read scope such as {@code image:read}. True also if they are
   * not known.
   */
  public boolean mayRead(String readScope) {
    return scope.isEmpty()
        || scope.contains(readScope)
        || scope.contains("read")
        || scope.contains("api:read")
        || scope.contains("api:*");
  }

  TokenSet withScope(List<String> scopes) {
    return new TokenSet(accessToken, refreshToken, issuedAt, expiresAt, scopes, identity);
  }

  /** Returns the same tokens with another identity. */
  public TokenSet withIdentity(Identity newIdentity) {
    return new TokenSet(accessToken, refreshToken, issuedAt, expiresAt, scope, newIdentity);
  }

  /**
   * Returns the tokens after a refresh. The answer may leave out the refresh token and the scope if
   * they have not changed (RFC 6749 section 6), and the identity.
   */
  TokenSet refreshedBy(TokenSet answer) {
    return new TokenSet(
        answer.accessToken,
        answer.canRefresh() ? answer.refreshToken : refreshToken,
        answer.issuedAt,
        answer.expiresAt,
        answer.scope.isEmpty() ? scope : answer.scope,
        answer.identity.isUnknown() ? identity : answer.identity);
  }

  /** Names the expiry and the scope, not the tokens or the person. */
  @Override
  public String toString() {
    return "TokenSet[expiresAt=" + expiresAt + ", scope=" + scope + "]";
  }
}
