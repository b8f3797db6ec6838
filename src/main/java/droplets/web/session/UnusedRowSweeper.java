package droplets.web.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * Deletes the rows with which no browser comes any more, and revokes their tokens. It looks for
 * them all the time, so that there are never many at once.
 */
public final class UnusedRowSweeper implements AutoCloseable {

  private static final Logger LOG = System.getLogger(UnusedRowSweeper.class.getName());

  private final DatabaseStore store;
  private final TokenSource tokenSource;
  private final ScheduledThreadPoolExecutor thread;

  /** Looks for them once a second, until it is closed. */
  public UnusedRowSweeper(DatabaseStore store, TokenSource tokenSource) {
    this.store = store;
    this.tokenSource = tokenSource;
    this.thread = TimerThread.start("unused-rows", this::remove, Duration.ofSeconds(1));
  }

  void remove() {
    try {
      store.deleteEnded(tokenSource::revoke);
    } catch (SQLException e) {
      // The requests of people say so in the log.
    } catch (RuntimeException e) {
      // Without this the executor would never look again.
      LOG.log(Level.ERROR, "ended connections were not removed: " + e.getClass());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
