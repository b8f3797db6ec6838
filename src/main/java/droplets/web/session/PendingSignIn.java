package droplets.web.session;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * A sign-in under way: what the callback needs to finish it.
 *
 * @param state what the callback must bring back
 * @param codeVerifier the PKCE secret
 * @param startedAt when the browser was sent off
 * @param returnPath the path of the page that the person had asked for
 * @param shownUri the authorize URL without its secrets
 */
public record PendingSignIn(
    String state, String codeVerifier, Instant startedAt, String returnPath, String shownUri)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Duration LIFE = Duration.ofMinutes(10);

  boolean isExpired(Instant now) {
    return !now.isBefore(startedAt.plus(LIFE));
  }

  @Override
  public String toString() {
    return "Attempt[startedAt=" + startedAt + "]";
  }
}
