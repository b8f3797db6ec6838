package droplets.sandbox;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The codes and tokens that are alive. Each step is atomic, so a code or token works once. */
final class Grants {
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, AuthorizationCode> codes = new LinkedHashMap<>();
  private final Map<String, TokenPair> byAccessToken = new LinkedHashMap<>();
  private final Map<String, TokenPair> byRefreshToken = new LinkedHashMap<>();
  private final Map<String, Grant> issued = new LinkedHashMap<>();

  Grants(Clock clock) {
    this.clock = clock;
  }

  synchronized String issueCode(Grant grant, Duration life) {
    Instant now = clock.instant();
    codes.values().removeIf(code -> !code.expiresAt().isAfter(now));
    String value = remembered(randomHex(), grant);
    codes.put(value, new AuthorizationCode(value, grant, now.plus(life)));
    return value;
  }

  /** The code, unless it was exchanged or has expired. */
  synchronized Optional<AuthorizationCode> code(String value) {
    return Optional.ofNullable(codes.get(value))
        .filter(code -> code.expiresAt().isAfter(clock.instant()));
  }

  /** Spends a code; empty if it was spent before. */
  synchronized Optional<TokenPair> exchange(AuthorizationCode code, Duration life) {
    return codes.remove(code.value(), code)
        ? Optional.of(issuePair(code.grant(), life))
        : Optional.empty();
  }

  /** Spends a refresh token and kills the access token it came with. */
  synchronized Optional<TokenPair> refresh(String refreshToken, Duration life) {
    TokenPair old = byRefreshToken.get(refreshToken);
    if (old == null) {
      return Optional.empty();
    }
    kill(old);
    return Optional.of(issuePair(old.grant(), life));
  }

  /** The grant that a code, an access token or a refresh token came from, alive or dead. */
  synchronized Optional<Grant> grantOf(String secret) {
    return Optional.ofNullable(issued.get(secret));
  }

  /** The pair of an access token that is accepted. */
  synchronized Optional<TokenPair> pairOf(String accessToken) {
    return Optional.ofNullable(byAccessToken.get(accessToken))
        .filter(pair -> pair.expiresAt().isAfter(clock.instant()));
  }

  /** Kills both tokens of a pair; false if they were dead before. */
  synchronized boolean revoke(String accessToken) {
    TokenPair pair = byAccessToken.get(accessToken);
    if (pair != null) {
      kill(pair);
    }
    return pair != null;
  }

  /** Lets an access token expire now; its refresh token stays good. */
  synchronized boolean expire(String accessToken) {
    TokenPair pair = byAccessToken.get(accessToken);
    if (pair != null) {
      store(pair.expiredAt(clock.instant()));
    }
    return pair != null;
  }

  /** The access tokens that are accepted, oldest first. */
  synchronized List<String> accessTokens() {
    Instant now = clock.instant();
    return byAccessToken.values().stream()
        .filter(pair -> pair.expiresAt().isAfter(now))
        .map(TokenPair::accessToken)
        .toList();
  }

  /** The access token of a grant, expired or not. */
  synchronized Optional<String> accessTokenOf(Grant grant) {
    return byAccessToken.values().stream()
        .filter(pair -> pair.grant().equals(grant))
        .map(TokenPair::accessToken)
        .findFirst();
  }

  /** Every code and token that was ever issued. */
  synchronized List<String> issued() {
    return List.copyOf(issued.keySet());
  }

  private TokenPair issuePair(Grant grant, Duration life) {
    TokenPair pair =
        new TokenPair(
            remembered("doo_v1_" + randomHex(), grant),
            remembered("dor_v1_" + randomHex(), grant),
            grant,
            life,
            clock.instant().plus(life),
            new RateWindow());
    store(pair);
    return pair;
  }

  private void store(TokenPair pair) {
    byAccessToken.put(pair.accessToken(), pair);
    byRefreshToken.put(pair.refreshToken(), pair);
  }

  private void kill(TokenPair pair) {
    byAccessToken.remove(pair.accessToken());
    byRefreshToken.remove(pair.refreshToken());
  }

  private String remembered(String secret, Grant grant) {
    issued.put(secret, grant);
    return secret;
  }

  /** A text as a stranger would make one up. */
  static String randomText() {
    return randomHex(new SecureRandom());
  }

  private String randomHex() {
    return randomHex(random);
  }

  private static String randomHex(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
