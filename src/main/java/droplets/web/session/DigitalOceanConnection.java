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
 * @param connectedAt when the person signed in
 * @param tokens the tokens now in force
 */
public record DigitalOceanConnection(
    String id, String formToken, Instant connectedAt, TokenSet tokens) implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Duration LONGEST = Duration.ofHours(12);

  boolean isOver(Instant now) {
    return !now.isBefore(connectedAt.plus(LONGEST));
  }

  DigitalOceanConnection with(TokenSet newTokens) {
    return new DigitalOceanConnection(id, formToken, connectedAt, newTokens);
  }

  boolean hasSameTokens(DigitalOceanConnection other) {
    return tokens.accessToken().equals(other.tokens.accessToken());
  }

  @Override
  public String toString() {
    return "Connection[connectedAt=" + connectedAt + "]";
  }
}
