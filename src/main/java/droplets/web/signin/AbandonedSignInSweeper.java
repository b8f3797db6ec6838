package droplets.web.signin;

import droplets.web.session.DigitalOceanConnection;
import droplets.web.session.KeptConnection;
import droplets.web.session.TimerThread;
import droplets.web.session.TokenSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * Revokes the tokens of sign-ins whose answer never reached the browser. Such a connection was not
 * used by any request while the browser could still have sent the callback again. Without this the
 * tokens would stay valid for weeks, and nobody would know them.
 */
public final class AbandonedSignInSweeper implements AutoCloseable {

  private static final Logger LOG = System.getLogger(AbandonedSignInSweeper.class.getName());

  private final SignInOutcomes outcomes;
  private final TokenSource tokenSource;
  private final ScheduledThreadPoolExecutor thread;

  /** Looks for such sign-ins once a minute, until it is closed. */
  public AbandonedSignInSweeper(SignInOutcomes outcomes, TokenSource tokenSource) {
    this.outcomes = outcomes;
    this.tokenSource = tokenSource;
    this.thread = TimerThread.start("abandoned-sign-ins", this::revokeAll, Duration.ofMinutes(1));
  }

  void revokeAll() {
    try {
      for (KeptConnection abandoned : outcomes.forgetOld()) {
        Optional<DigitalOceanConnection> ended = abandoned.end(any -> true);
        if (ended.isPresent() && !outcomes.hasTokensOf(ended.get())) {
          boolean isRevoked = tokenSource.revoke(ended.get().tokens());
          LOG.log(Level.INFO, "no browser came back after a sign-in: revoked=" + isRevoked);
        }
      }
    } catch (RuntimeException e) {
      // The executor would never again run a task that has thrown an exception.
      LOG.log(Level.ERROR, "abandoned sign-ins were not revoked: " + e.getClass());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
