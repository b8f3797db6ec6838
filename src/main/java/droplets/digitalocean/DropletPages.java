package droplets.digitalocean;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * The pages of a list of Droplets, in order. Some pages are fetched ahead at the same time; only
 * these and the page that was taken last are in memory. DigitalOcean's total tells how many pages
 * to fetch ahead. Each page tells whether another follows, so a missing or wrong total loses no
 * page.
 *
 * <p>Only one thread may use it. Close it unless all pages have been taken: this gives up the calls
 * under way.
 */
public final class DropletPages implements AutoCloseable {

  interface Fetch {
    DropletPage page(DropletQuery query) throws DigitalOceanException;
  }

  private final Fetch fetchFirst;
  private final Fetch fetchAhead;
  private final Executor threads;
  private final int atOnce;
  private final Queue<Future<DropletPage>> ahead = new ArrayDeque<>();
  private DropletQuery next;
  private int lastBegun;

  DropletPages(
      Fetch fetchFirst, Fetch fetchAhead, Executor threads, DropletQuery first, int atOnce) {
    if (atOnce < 1) {
      throw new IllegalArgumentException("no page can be fetched ahead");
    }
    this.fetchFirst = fetchFirst;
    this.fetchAhead = fetchAhead;
    this.threads = threads;
    this.next = first;
    this.lastBegun = first.page();
    this.atOnce = atOnce;
  }

  /**
   * Returns the next page, or absent after the last one. Waits until it has been fetched.
   *
   * @throws DigitalOceanException if the page cannot be read; no page follows then
   */
  public Optional<DropletPage> next() throws DigitalOceanException {
    if (next == null) {
      return Optional.empty();
    }
    DropletQuery asked = next;
    next = null;
    try {
      DropletPage page = ahead.isEmpty() ? fetchFirst.page(asked) : taken(ahead.remove());
      if (page.hasMore()) {
        begin(page, asked);
        next = asked.withPage(asked.page() + 1);
      }
      return Optional.of(page);
    } finally {
      if (next == null) {
        close();
      }
    }
  }

  /** Gives up the calls under way; no page follows. */
  @Override
  public void close() {
    next = null;
    ahead.forEach(page -> page.cancel(true));
    ahead.clear();
  }

  /** Begins to fetch pages that are expected, at least the next one. */
  private void begin(DropletPage page, DropletQuery asked) throws UnreachableException {
    long known = (page.total().orElse(0) + asked.perPage() - 1) / asked.perPage();
    long last = Math.min(Math.max(known, asked.page() + 1), DropletQuery.MAX_PAGE);
    while (ahead.size() < atOnce && lastBegun < last) {
      lastBegun++;
      DropletQuery query = asked.withPage(lastBegun);
      FutureTask<DropletPage> task = new FutureTask<>(() -> fetchAhead.page(query));
      try {
        threads.execute(task);
      } catch (RejectedExecutionException e) {
        throw givenUp(e);
      }
      ahead.add(task);
    }
  }

  private static DropletPage taken(Future<DropletPage> page) throws DigitalOceanException {
    try {
      return page.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw givenUp(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DigitalOceanException failed) {
        throw failed;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  private static UnreachableException givenUp(Exception cause) {
    return new UnreachableException("the list of Droplets", FailureReason.GIVEN_UP, false, cause);
  }
}
