package droplets.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.Identity;
import droplets.digitalocean.TokenSet;
import droplets.sandbox.TestClock;
import droplets.web.flow.Flow;
import droplets.web.flow.FlowKind;
import droplets.web.flow.FlowStep;
import droplets.web.testing.Browser;
import droplets.web.testing.FakeSession;
import droplets.web.testing.Task;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final TestClock clock = new TestClock();
  private final Sessions sessions = new Sessions(clock);
  private final Browser browser = new Browser();

  private HttpServletRequest request() {
    return browser.get(null).request();
  }

  private PendingSignIn attempt(String state) {
    return new PendingSignIn(state, "fake-verifier", clock.instant(), "", "");
  }

  private DigitalOceanConnection connection(String id, String accessToken) {
    TokenSet tokens =
        new TokenSet(
            accessToken,
            "fake-refresh-token",
            clock.instant(),
            TokenSet.NO_EXPIRY,
            List.of(),
            Identity.UNKNOWN);
    return new DigitalOceanConnection(id, "fake-form-token", clock.instant(), tokens);
  }

  private static FlowStep step(FlowKind kind) {
    return new FlowStep(
        kind,
        Instant.EPOCH,
        new FlowStep.Request("GET", URI.create("https://do.example/"), List.of(), List.of()),
        FlowStep.Answer.NONE,
        FlowStep.Failure.NONE,
        "",
        1);
  }

  private Sessions.StateKind take(String state) {
    return sessions.takeState(request(), state).kind();
  }

  @Test
  void readingMakesNoSession() {
    sessions.connection(request());
    sessions.anyConnection(request());
    sessions.flow(request());
    sessions.isAnyAttemptPending(request());
    sessions.drop(request(), connection("one", "fake-token"));
    sessions.addToFlow(request(), List.of(step(FlowKind.LIST)));
    sessions.startFlow(request(), List.of(step(FlowKind.LIST)));
    assertEquals(Sessions.StateKind.UNKNOWN, take("state"));
    assertFalse(sessions.update(request(), connection("one", "fake-token")));
    sessions.end(request());

    assertFalse(browser.hasSession());
  }

  @Test
  void aStateIsGoodForOneUse() {
    PendingSignIn attempt = attempt("state");
    sessions.remember(request(), attempt);
    assertTrue(sessions.isAnyAttemptPending(request()));

    assertEquals(
        new Sessions.TakenState(Sessions.StateKind.PENDING, attempt),
        sessions.takeState(request(), "state"));
    assertEquals(Sessions.StateKind.SPENT, take("state"));
    assertFalse(sessions.isAnyAttemptPending(request()));
  }

  @Test
  void aStateOfAnotherBrowserIsUnknown() {
    sessions.remember(request(), attempt("state"));

    Browser other = new Browser();
    sessions.remember(other.get(null).request(), attempt("other state"));
    assertEquals(
        Sessions.StateKind.UNKNOWN, sessions.takeState(other.get(null).request(), "state").kind());
    assertEquals(Sessions.StateKind.PENDING, take("state"));
  }

  @Test
  void eightSignInsMayBeUnderWayAndTheOldestIsForgotten() {
    for (int i = 1; i <= 9; i++) {
      sessions.remember(request(), attempt("state-" + i));
    }
    assertEquals(Sessions.StateKind.UNKNOWN, take("state-1"));
    assertEquals(Sessions.StateKind.PENDING, take("state-2"));
    assertEquals(Sessions.StateKind.PENDING, take("state-9"));
  }

  @Test
  void aStateExpiresTenMinutesAfterItWasMade() {
    sessions.remember(request(), attempt("one"));
    sessions.remember(request(), attempt("two"));

    clock.advance(Duration.ofMinutes(10).minusNanos(1));
    assertEquals(Sessions.StateKind.PENDING, take("one"));
    clock.advance(Duration.ofNanos(1));
    assertFalse(sessions.isAnyAttemptPending(request()));
    assertEquals(Sessions.StateKind.EXPIRED, take("two"));
    assertEquals(Sessions.StateKind.SPENT, take("two"));
  }

  @Test
  void ofTwoRequestsWithTheSameStateOneGetsTheAttempt() throws Exception {
    CountDownLatch firstIsReading = new CountDownLatch(1);
    CountDownLatch secondIsThere = new CountDownLatch(1);
    Browser racing =
        new Browser(
            new FakeSession() {
              @Override
              public Object getAttribute(String name) {
                Object value = super.getAttribute(name);
                if (name.equals("droplets.attempts") && value != null) {
                  firstIsReading.countDown();
                  Task.await(secondIsThere);
                }
                return value;
              }
            });
    sessions.remember(racing.get(null).request(), attempt("state"));

    Task<Sessions.TakenState> first = take(racing);
    Task.await(firstIsReading);
    Task<Sessions.TakenState> second = take(racing);
    // With a lock it waits there; without one it has read the same attempts and waits as well.
    Task.until(second::isWaiting);
    secondIsThere.countDown();

    assertEquals(
        List.of(Sessions.StateKind.PENDING, Sessions.StateKind.SPENT),
        Stream.of(first.result(), second.result())
            .map(Sessions.TakenState::kind)
            .sorted()
            .toList());
  }

  private Task<Sessions.TakenState> take(Browser of) {
    HttpServletRequest request = of.get(null).request();
    return Task.start(() -> sessions.takeState(request, "state"));
  }

  @Test
  void anIdThatChangedMeanwhileLocksAllTheSame() throws Exception {
    CountDownLatch firstIsReading = new CountDownLatch(1);
    CountDownLatch secondIsThere = new CountDownLatch(1);
    AtomicBoolean isIdOld = new AtomicBoolean();
    AtomicInteger idsRead = new AtomicInteger();
    Browser racing =
        new Browser(
            new FakeSession() {
              @Override
              public Object getAttribute(String name) {
                Object value = super.getAttribute(name);
                if (value != null && firstIsReading.getCount() > 0) {
                  firstIsReading.countDown();
                  Task.await(secondIsThere);
                }
                return value;
              }

              @Override
              public String getId() {
                idsRead.incrementAndGet();
                return isIdOld.compareAndSet(true, false) ? "id before sign-in" : super.getId();
              }
            });
    sessions.remember(racing.get(null).request(), attempt("state"));

    Task<Sessions.TakenState> first = take(racing);
    Task.await(firstIsReading);
    isIdOld.set(true);
    int readBefore = idsRead.get();
    Task<Sessions.TakenState> second = take(racing);
    Task.until(() -> second.isDone() || idsRead.get() > readBefore + 1);
    secondIsThere.countDown();

    assertEquals(
        List.of(Sessions.StateKind.PENDING, Sessions.StateKind.SPENT),
        Stream.of(first.result(), second.result())
            .map(Sessions.TakenState::kind)
            .sorted()
            .toList());
  }

  @Test
  void aConnectionBeginsWithANewSessionId() {
    sessions.remember(request(), attempt("state"));
    FakeSession before = browser.session();
    String id = before.getId();

    DigitalOceanConnection connection = connection("one", "fake-token");
    assertEquals(Optional.empty(), sessions.connect(request(), connection));

    assertNotEquals(id, browser.session().getId());
    assertEquals(before, browser.session());
    assertEquals(Optional.of(connection), sessions.connection(request()));
  }

  @Test
  void aConnectionThatIsReplacedIsHandedBack() {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    DigitalOceanConnection two = connection("two", "fake-token-2");
    sessions.connect(request(), one);

    assertEquals(Optional.of(one), sessions.connect(request(), two));
    assertEquals(Optional.of(two), sessions.connection(request()));
  }

  @Test
  void tokensRefreshedInTheMidstOfAnotherSignInAreHandedBackToo() throws Exception {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    DigitalOceanConnection refreshed =
        one.with(connection("one", "fake-token-1-refreshed").tokens());
    DigitalOceanConnection two = connection("two", "fake-token-2");
    AtomicBoolean signsInAgain = new AtomicBoolean();
    Browser[] racing = new Browser[1];
    racing[0] =
        new Browser(
            new FakeSession() {
              @Override
              public String changeId() {
                String id = super.changeId();
                if (signsInAgain.get()) {
                  HttpServletRequest request = racing[0].get(null).request();
                  update(request, refreshed);
                }
                return id;
              }
            });
    sessions.connect(racing[0].get(null).request(), one);
    signsInAgain.set(true);

    assertEquals(Optional.of(refreshed), sessions.connect(racing[0].get(null).request(), two));
    assertEquals(Optional.of(two), sessions.connection(racing[0].get(null).request()));
  }

  private void update(HttpServletRequest request, DigitalOceanConnection refreshed) {
    try {
      assertTrue(Task.start(() -> sessions.update(request, refreshed)).result());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void refreshedTokensTakeThePlaceOfTheOldOnes() {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    sessions.connect(request(), one);
    DigitalOceanConnection refreshed = connection("one", "fake-token-2");

    assertTrue(sessions.update(request(), refreshed));
    assertEquals(Optional.of(refreshed), sessions.connection(request()));
  }

  @Test
  void aConnectionThatWasReplacedIsNeitherUpdatedNorDropped() {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    DigitalOceanConnection two = connection("two", "fake-token-2");
    sessions.connect(request(), one);
    sessions.connect(request(), two);

    assertFalse(sessions.update(request(), connection("one", "fake-token-3")));
    sessions.drop(request(), one);
    assertEquals(Optional.empty(), sessions.take(request(), one));
    assertEquals(Optional.of(two), sessions.connection(request()));
  }

  @Test
  void aConnectionThatWasDroppedIsNotUpdated() {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    sessions.connect(request(), one);

    sessions.drop(request(), one);
    assertEquals(Optional.empty(), sessions.anyConnection(request()));
    assertFalse(sessions.update(request(), one));
    assertEquals(Optional.empty(), sessions.anyConnection(request()));
  }

  @Test
  void aConnectionThatGotOtherTokensMeanwhileIsNotDropped() {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    DigitalOceanConnection refreshed = connection("one", "fake-token-2");
    sessions.connect(request(), one);
    sessions.update(request(), refreshed);

    sessions.drop(request(), one);
    assertEquals(Optional.of(refreshed), sessions.connection(request()));
  }

  @Test
  void aConnectionIsTakenOutWithTheTokensItHasByThen() {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    DigitalOceanConnection refreshed = connection("one", "fake-token-2");
    sessions.connect(request(), one);
    sessions.update(request(), refreshed);

    assertEquals(Optional.of(refreshed), sessions.take(request(), one));
    assertEquals(Optional.empty(), sessions.take(request(), one));
  }

  @Test
  void aConnectionLastsTwelveHours() {
    DigitalOceanConnection one = connection("one", "fake-token");
    sessions.connect(request(), one);

    clock.advance(Duration.ofHours(12).minusNanos(1));
    assertEquals(Optional.of(one), sessions.connection(request()));
    clock.advance(Duration.ofNanos(1));
    assertEquals(Optional.empty(), sessions.connection(request()));
    assertEquals(Optional.of(one), sessions.anyConnection(request()));
  }

  @Test
  void aRefreshDoesNotProlongAConnection() {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    sessions.connect(request(), one);
    clock.advance(Duration.ofHours(11));
    sessions.update(request(), one.with(connection("", "fake-token-2").tokens()));

    clock.advance(Duration.ofHours(1));
    assertEquals(Optional.empty(), sessions.connection(request()));
  }

  @Test
  void onlyTheRecordOfTheFlowOutlivesTheEnd() {
    sessions.remember(request(), attempt("state"));
    sessions.connect(request(), connection("one", "fake-token"));
    sessions.startFlow(request(), List.of(step(FlowKind.TOKEN)));
    FakeSession before = browser.session();

    sessions.end(request());

    assertTrue(before.isEnded());
    assertNotSame(before, browser.session());
    assertEquals(new Flow(List.of(step(FlowKind.TOKEN))), sessions.flow(request()));
    assertEquals(
        Set.of("droplets.flow"),
        new HashSet<>(Collections.list(browser.session().getAttributeNames())));
  }

  @Test
  void withoutARecordNoSessionIsLeft() {
    sessions.connect(request(), connection("one", "fake-token"));
    sessions.end(request());

    assertFalse(browser.hasSession());
  }

  /** A container may hand out a session that another request ends a moment later. */
  @Test
  void aSessionThatEndedMeanwhileReadsAsEmpty() {
    AtomicBoolean isOver = new AtomicBoolean();
    Browser racing =
        new Browser(
            new FakeSession() {
              @Override
              public boolean isEnded() {
                return false;
              }

              @Override
              public String getId() {
                if (isOver.get()) {
                  throw new IllegalStateException("the session has ended");
                }
                return super.getId();
              }
            });
    HttpServletRequest request = racing.get(null).request();
    DigitalOceanConnection one = connection("one", "fake-token");
    sessions.remember(request, attempt("state"));
    sessions.connect(request, one);
    sessions.startFlow(request, List.of(step(FlowKind.TOKEN)));
    racing.session().invalidate();
    isOver.set(true);

    assertEquals(Optional.empty(), sessions.anyConnection(request));
    assertEquals(Flow.NONE, sessions.flow(request));
    assertFalse(sessions.isAnyAttemptPending(request));
    assertEquals(Sessions.StateKind.UNKNOWN, sessions.takeState(request, "state").kind());
    assertFalse(sessions.update(request, one));
    sessions.drop(request, one);
    assertEquals(Optional.empty(), sessions.take(request, one));
    sessions.addToFlow(request, List.of(step(FlowKind.LIST)));
    sessions.end(request);
  }

  @Test
  void aNewSignInBeginsANewRecord() {
    sessions.remember(request(), attempt("state"));
    sessions.startFlow(request(), List.of(step(FlowKind.AUTHORIZE), step(FlowKind.CALLBACK)));
    sessions.addToFlow(request(), List.of(step(FlowKind.LIST)));
    sessions.startFlow(request(), List.of(step(FlowKind.AUTHORIZE)));

    assertEquals(new Flow(List.of(step(FlowKind.AUTHORIZE))), sessions.flow(request()));
  }
}
