package droplets.web.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * Repeats statements that failed, above all those that write new tokens, until they succeed or the
 * application stops. There is at most one such piece of work for each refresh that was under way
 * when the database failed, because none begins until it is back.
 */
final class PostponedStatements implements AutoCloseable {

  private static final Logger LOG = System.getLogger(PostponedStatements.class.getName());
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** A piece of work that may be tried more than once. */
  interface Work {
    void run() throws SQLException;
  }

  private final Queue<Work> pending = new ConcurrentLinkedQueue<>();
  private final ScheduledThreadPoolExecutor thread;

  PostponedStatements() {
    thread = TimerThread.start("unfinished-refreshes", this::tryAll, PAUSE);
  }

  void add(Work work) {
    pending.add(work);
  }

  private synchronized void tryAll() {
    for (Iterator<Work> each = pending.iterator(); each.hasNext(); ) {
      try {
        each.next().run();
        each.remove();
        LOG.log(Level.INFO, "the database is back: postponed work on a connection was done");
      } catch (SQLException e) {
        // The next turn tries again.
      } catch (RuntimeException e) {
        each.remove();
        LOG.log(Level.ERROR, "postponed work on a connection failed: " + e.getClass());
      }
    }
  }

  /** Tries everything once more. */
  @Override
  public void close() {
    thread.shutdown();
    tryAll();
  }
}
