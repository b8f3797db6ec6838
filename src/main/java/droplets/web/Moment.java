package droplets.web;

import droplets.digitalocean.TokenSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A moment as a page tells it.
 *
 * @param iso for machines, ISO 8601 in UTC to the second
 * @param exact for people, with the zone
 * @param relative for people, such as "3 days ago" or "in 20 seconds"
 */
public record Moment(String iso, String exact, String relative) {

  static Moment of(Instant at, Instant now) {
    return new Moment(
        at.truncatedTo(ChronoUnit.SECONDS).toString(), Words.time(at), Words.relative(now, at));
  }

  /** When an access token expires, absent if DigitalOcean did not say. */
  static Optional<Moment> expiry(TokenSet tokens, Instant now) {
    return tokens.expiresAt().equals(TokenSet.NO_EXPIRY)
        ? Optional.empty()
        : Optional.of(of(tokens.expiresAt(), now));
  }
}
