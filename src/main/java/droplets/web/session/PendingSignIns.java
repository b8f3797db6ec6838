package droplets.web.session;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sign-ins of one browser session that are under way, and the states of those that are over.
 *
 * @param pending oldest first, at most eight: people open several tabs
 * @param spentStates states used before, oldest first, so that a reload of the callback is known
 */
record PendingSignIns(List<PendingSignIn> pending, List<String> spentStates)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  static final PendingSignIns NONE = new PendingSignIns(List.of(), List.of());

  private static final int MOST = 8;

  PendingSignIns {
    pending = List.copyOf(pending);
    spentStates = List.copyOf(spentStates);
  }

  PendingSignIns plus(PendingSignIn attempt) {
    return new PendingSignIns(lastPlus(pending, attempt), spentStates);
  }

  Optional<PendingSignIn> find(String state) {
    return pending.stream().filter(attempt -> attempt.state().equals(state)).findFirst();
  }

  boolean isSpent(String state) {
    return spentStates.contains(state);
  }

  boolean isAnyPending(Instant now) {
    return pending.stream().anyMatch(attempt -> !attempt.isExpired(now));
  }

  /** Without an attempt: its state is used up. */
  PendingSignIns spend(PendingSignIn attempt) {
    return new PendingSignIns(
        pending.stream().filter(other -> !other.equals(attempt)).toList(),
        lastPlus(spentStates, attempt.state()));
  }

  private static <T> List<T> lastPlus(List<T> list, T added) {
    List<T> longer = new ArrayList<>(list);
    longer.add(added);
    return longer.subList(Math.max(0, longer.size() - MOST), longer.size());
  }

  @Override
  public String toString() {
    return "Attempts[pending=" + pending.size() + "]";
  }
}
