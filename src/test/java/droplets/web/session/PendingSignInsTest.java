package droplets.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingSignInsTest {
  private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

  private static PendingSignIn attempt(String state) {
    return new PendingSignIn(state, "fake-verifier", START, "", "");
  }

  private static PendingSignIns pending(int count) {
    PendingSignIns attempts = PendingSignIns.NONE;
    for (int i = 1; i <= count; i++) {
      attempts = attempts.plus(attempt("state-" + i));
    }
    return attempts;
  }

  private static List<String> states(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(i -> "state-" + i).toList();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "8, 1", "9, 2", "20, 13"})
  void eightArePendingAndTheOldestIsDropped(int begun, int oldestKept) {
    assertEquals(
        states(oldestKept, begun),
        pending(begun).pending().stream().map(PendingSignIn::state).toList());
  }

  @Test
  void aDroppedAttemptWasNotSpent() {
    assertEquals(Optional.empty(), pending(9).find("state-1"));
    assertFalse(pending(9).isSpent("state-1"));
  }

  @Test
  void aSpentAttemptIsKnownAndTheOthersStayPending() {
    PendingSignIns attempts = pending(3).spend(attempt("state-2"));

    assertEquals(List.of(attempt("state-1"), attempt("state-3")), attempts.pending());
    assertEquals(Optional.empty(), attempts.find("state-2"));
    assertTrue(attempts.isSpent("state-2"));
    assertFalse(attempts.isSpent("state-1"));
  }

  @Test
  void eightSpentStatesAreKnown() {
    PendingSignIns attempts = PendingSignIns.NONE;
    for (int i = 1; i <= 10; i++) {
      attempts = attempts.plus(attempt("state-" + i)).spend(attempt("state-" + i));
    }
    assertEquals(states(3, 10), attempts.spentStates());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-15T12:00:00Z, true",
    "2026-01-15T12:09:59Z, true",
    "2026-01-15T12:09:59.999999999Z, true",
    "2026-01-15T12:10:00Z, false",
    "2026-01-16T00:00:00Z, false"
  })
  void anAttemptLastsTenMinutes(Instant now, boolean pending) {
    assertEquals(!pending, attempt("state").isExpired(now));
    assertEquals(pending, PendingSignIns.NONE.plus(attempt("state")).isAnyPending(now));
  }

  @Test
  void oneLivingAttemptIsEnough() {
    PendingSignIns attempts =
        PendingSignIns.NONE
            .plus(attempt("old"))
            .plus(new PendingSignIn("new", "fake-verifier", START.plusSeconds(1), "", ""));

    assertTrue(attempts.isAnyPending(START.plusSeconds(600)));
    assertFalse(attempts.isAnyPending(START.plusSeconds(601)));
  }
}
