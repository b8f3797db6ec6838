package droplets.sandbox;

import java.time.Duration;
import java.time.Instant;

/** An access token and the refresh token that lives and dies with it. */
record TokenPair(
    String accessToken,
    String refreshToken,
    Grant grant,
    Duration life,
    Instant expiresAt,
    RateWindow rate) {
  TokenPair expiredAt(Instant moment) {
    return new TokenPair(accessToken, refreshToken, grant, life, moment, rate);
  }
}
