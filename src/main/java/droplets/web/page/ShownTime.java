package droplets.web.page;

import droplets.digitalocean.TokenSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A time as a page shows it.
 *
 * @param iso for the browser: ISO 8601 in UTC, to the second
 * @param exact for people: date, time and zone
 * @param relative for people: the distance from now, such as "3 days ago" or "in 20 seconds"
 */
public record ShownTime(String iso, String exact, String relative) {

  /** Makes the texts for a time, as seen from now. */
  public static ShownTime of(Instant at, Instant now) {
    return new ShownTime(
        at.truncatedTo(ChronoUnit.SECONDS).toString(),
        EnglishFormat.time(at),
        EnglishFormat.relative(now, at));
  }

  /** Makes the texts for the expiry of an access token; absent if DigitalOcean did not say. */
  public static Optional<ShownTime> expiry(TokenSet tokens, Instant now) {
    return tokens.expiresAt().equals(TokenSet.NO_EXPIRY)
        ? Optional.empty()
        : Optional.of(of(tokens.expiresAt(), now));
  }
}
