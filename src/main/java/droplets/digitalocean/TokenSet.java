package droplets.digitalocean;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An access token and what came with it (RFC 6749 section 5.1).
 *
 * @param accessToken the access token, opaque
 * @param refreshToken the refresh token, good for one use, or empty if none was given
 * @param issuedAt when the token was asked for
 * @param expiresAt when the access token expires, or {@link #NO_EXPIRY} if DigitalOcean did not say
 * @param scope the scopes that were granted, as DigitalOcean names them; where it does not say,
 *     those that were asked for; empty if none were
 * @param identity the person who granted them, and the team
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

  /** The expiry of a token of unknown life. */
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
   * shorter.
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
   * Whether this grant covers a read scope such as {@code image:read}. False only when the granted
   * scope is known and lacks it.
   */
  public boolean mayRead(String readScope) {
    return scope.isEmpty()
        || scope.contains(readScope)
        || scope.contains("read")
        || scope.contains("api:read")
        || scope.contains("api:*");
  }

  /** The same grant with other scopes. */
  TokenSet withScope(List<String> scopes) {
    return new TokenSet(accessToken, refreshToken, issuedAt, expiresAt, scopes, identity);
  }

  /** The same grant with another identity. */
  public TokenSet withIdentity(Identity who) {
    return new TokenSet(accessToken, refreshToken, issuedAt, expiresAt, scope, who);
  }

  /**
   * This grant after a refresh. The answer may leave out the refresh token and the scope where they
   * have not changed (RFC 6749 section 6).
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

  /** Tells the expiry and the scope, not the tokens or the person. */
  @Override
  public String toString() {
    return "TokenSet[expiresAt=" + expiresAt + ", scope=" + scope + "]";
  }
}
