package droplets.web.session;

import droplets.digitalocean.TokenSet;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * A person's connection to DigitalOcean, from sign-in to disconnect.
 *
 * @param id random; the same through all refreshes
 * @param formToken what a form of ours must send along
 * @param signInId which sign-in led to it, so that a callback sent once more is known
 * @param connectedAt when the person signed in
 * @param tokens the tokens now in force
 */
public record DigitalOceanConnection(
    String id, String formToken, String signInId, Instant connectedAt, TokenSet tokens)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Duration LONGEST = Duration.ofHours(12);

  /** Whether its twelve hours are over. */
  public boolean isOver(Instant now) {
    return !now.isBefore(connectedAt.plus(LONGEST));
  }

  DigitalOceanConnection with(TokenSet newTokens) {
    return new DigitalOceanConnection(id, formToken, signInId, connectedAt, newTokens);
  }

  /** Whether another connection has the same access token. */
  public boolean hasSameTokens(DigitalOceanConnection other) {
    return tokens.accessToken().equals(other.tokens.accessToken());
  }

  @Override
  public String toString() {
    return "DigitalOceanConnection[connectedAt=" + connectedAt + "]";
  }
}
