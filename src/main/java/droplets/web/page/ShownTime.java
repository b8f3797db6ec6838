package droplets.web.page;

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
public record ShownTime(String iso, String exact, String relative) {

  public static ShownTime of(Instant at, Instant now) {
    return new ShownTime(
        at.truncatedTo(ChronoUnit.SECONDS).toString(),
        EnglishFormat.time(at),
        EnglishFormat.relative(now, at));
  }

  /** When an access token expires, absent if DigitalOcean did not say. */
  public static Optional<ShownTime> expiry(TokenSet tokens, Instant now) {
    return tokens.expiresAt().equals(TokenSet.NO_EXPIRY)
        ? Optional.empty()
        : Optional.of(of(tokens.expiresAt(), now));
  }
}
