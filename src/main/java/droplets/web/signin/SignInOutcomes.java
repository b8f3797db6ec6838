package droplets.web.signin;

import droplets.web.session.DigitalOceanConnection;
import droplets.web.session.KeptConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The outcomes of the latest sign-ins, for browsers that send a callback more than once. An
 * authorization code is exchanged once. Every request with the same callback gets the outcome of
 * that exchange, whether it comes while the exchange runs or after the first answer was lost.
 *
 * <p>An outcome is kept as long as the browser may hold the cookie of the sign-in. At most a
 * thousand failed ones are kept, because anybody can make sign-ins fail.
 */
public final class SignInOutcomes {

  private static final int MOST_FAILED = 1000;

  private final Clock clock;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Entry> failed = new LinkedHashMap<>();

  private record Entry(CompletableFuture<SignInOutcome> outcome, Instant end) {}

  /** Makes a store without outcomes. */
  public SignInOutcomes(Clock clock) {
    this.clock = clock;
  }

  /**
   * Returns the outcome of a sign-in. The first request with its id finishes the sign-in, and the
   * others wait for that.
   *
   * @param id the {@link PendingSignIn#id} of the sign-in
   * @param signIn finishes the sign-in; an exception that it throws reaches all requests
   */
  SignInOutcome of(String id, Supplier<SignInOutcome> signIn) {
    Entry mine = new Entry(new CompletableFuture<>(), clock.instant().plus(PendingSignIn.LIFE));
    Entry first;
    synchronized (this) {
      first = failed.getOrDefault(id, entries.get(id));
      if (first == null) {
        entries.put(id, mine);
      }
    }
    if (first == null) {
      finish(id, mine, signIn);
      first = mine;
    }
    try {
      return first.outcome().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  private void finish(String id, Entry mine, Supplier<SignInOutcome> signIn) {
    try {
      SignInOutcome outcome = signIn.get();
      if (outcome.connection().isEmpty()) {
        moveToFailed(id, mine);
      }
      mine.outcome().complete(outcome);
    } catch (RuntimeException | Error e) {
      // The code may have been used, so it must not be exchanged again.
      moveToFailed(id, mine);
      mine.outcome().completeExceptionally(e);
    }
  }

  private synchronized void moveToFailed(String id, Entry entry) {
    entries.remove(id);
    if (failed.size() >= MOST_FAILED) {
      // The first entry is the oldest one.
      failed.remove(failed.keySet().iterator().next());
    }
    failed.put(id, entry);
  }

  /** Whether another sign-in of the last ten minutes led to the same tokens. */
  synchronized boolean hasTokensOf(DigitalOceanConnection connection) {
    return entries.values().stream()
        .map(Entry::outcome)
        .filter(outcome -> outcome.isDone() && !outcome.isCompletedExceptionally())
        .flatMap(outcome -> outcome.join().connection().stream())
        .flatMap(kept -> kept.readAgain().stream())
        .anyMatch(connection::hasSameTokens);
  }

  /**
   * Forgets the outcomes whose time is over.
   *
   * @return the connections that no request has used; no browser knows them
   */
  synchronized List<KeptConnection> forgetOld() {
    Instant now = clock.instant();
    List<KeptConnection> abandoned = new ArrayList<>();
    for (Map<String, Entry> each : List.of(entries, failed)) {
      Iterator<Entry> old = each.values().iterator();
      while (old.hasNext()) {
        Entry entry = old.next();
        if (entry.outcome().isDone() && !now.isBefore(entry.end())) {
          old.remove();
          if (!entry.outcome().isCompletedExceptionally()) {
            entry
                .outcome()
                .join()
                .connection()
                .filter(connection -> !connection.isInUse())
                .ifPresent(abandoned::add);
          }
        }
      }
    }
    return abandoned;
  }
}
