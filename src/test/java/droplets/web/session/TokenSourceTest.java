package droplets.web.session;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import droplets.digitalocean.ApiException;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.digitalocean.TokenSet;
import droplets.digitalocean.UnreachableException;
import droplets.sandbox.Fault;
import droplets.sandbox.Gate;
import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.web.flow.FlowKind;
import droplets.web.flow.FlowRecorder;
import droplets.web.flow.FlowStep;
import droplets.web.testing.Browser;
import droplets.web.testing.FakeSession;
import droplets.web.testing.Task;
import droplets.web.testing.TestApplication;
import droplets.web.testing.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TokenSourceTest {
  /** From here on a token is refreshed ahead: its last minute. */
  private static final Duration UNTIL_DUE = TestApplication.TOKEN_LIFE.minusSeconds(60);

  private static final TokenSource.Call<Integer> LIST =
      (client, token) ->
          client
              .droplets(token, new DropletQuery(DropletType.DROPLETS, "", "", 1, 5))
              .droplets()
              .size();

  @AutoClose private final TestApplication parts = TestApplication.start();
  private final Browser browser = new Browser();

  /** A connection whose token has come into its last minute. */
  private DigitalOceanConnection signedInUntilDue() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    parts.clock.advance(UNTIL_DUE);
    return connection;
  }

  private int list(DigitalOceanConnection connection) throws Exception {
    return list(browser, connection);
  }

  private int list(Browser of, DigitalOceanConnection connection) throws Exception {
    return parts.tokenSource.call(of.request(), connection, new FlowRecorder(), LIST);
  }

  /** Begins to list, so many times at once, and returns when all wait for one refresh. */
  private List<Task<Integer>> waiting(int times, DigitalOceanConnection connection) {
    List<Task<Integer>> tasks =
        Stream.generate(() -> listing(browser, connection)).limit(times).toList();
    Task.until(() -> tasks.stream().allMatch(Task::isWaiting));
    return tasks;
  }

  private Task<Integer> listing(Browser of, DigitalOceanConnection connection) {
    HttpServletRequest request = of.request();
    return Task.start(() -> parts.tokenSource.call(request, connection, new FlowRecorder(), LIST));
  }

  private int arrived(RequestKind operation) {
    return parts.sandbox.requests(operation).size();
  }

  private List<String> bearers(RequestKind operation) {
    return parts.sandbox.requests(operation).stream()
        .map(ReceivedRequest::bearer)
        .map(bearer -> bearer.orElse(""))
        .toList();
  }

  private void assertLost(DigitalOceanConnection connection) {
    assertThrows(ConnectionLostException.class, () -> list(connection));
    assertNull(parts.connectionOf(browser));
  }

  private void assertKeptAndUsable(DigitalOceanConnection connection) throws Exception {
    assertEquals(connection, parts.connectionOf(browser));
    assertEquals(5, list(connection));
    assertEquals(
        parts.sandbox.accessTokens(), List.of(parts.connectionOf(browser).tokens().accessToken()));
  }

  @Test
  void aTokenWithMoreThanAMinuteToLiveIsUsedAsItIs() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    parts.clock.advance(UNTIL_DUE.minusNanos(1));

    assertEquals(5, list(connection));
    assertEquals(0, arrived(RequestKind.REFRESH));
    assertEquals(List.of(connection.tokens().accessToken()), bearers(RequestKind.DROPLETS));
  }

  @Test
  void aTokenInItsLastMinuteIsRefreshedFirst() throws Exception {
    DigitalOceanConnection connection = signedInUntilDue();

    assertEquals(5, list(connection));
    DigitalOceanConnection refreshed = parts.connectionOf(browser);
    assertEquals(connection.id(), refreshed.id());
    assertEquals(connection.formToken(), refreshed.formToken());
    assertEquals(connection.connectedAt(), refreshed.connectedAt());
    assertNotEquals(connection.tokens().accessToken(), refreshed.tokens().accessToken());
    assertEquals(List.of(refreshed.tokens().accessToken()), bearers(RequestKind.DROPLETS));
    assertEquals(1, arrived(RequestKind.REFRESH));
  }

  @Test
  void anExpiredTokenIsNotSentWhereItCanBeRefreshed() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    parts.clock.advance(TestApplication.TOKEN_LIFE.plusHours(1));

    assertEquals(5, list(connection));
    assertFalse(bearers(RequestKind.DROPLETS).contains(connection.tokens().accessToken()));
  }

  @ParameterizedTest
  @EnumSource(names = {"RATE_LIMITED", "SERVER_ERROR", "DROPLETS_HTML"})
  void aRefreshAnsweredWith429Or5xxKeepsTheConnection(Fault fault) throws Exception {
    DigitalOceanConnection connection = signedInUntilDue();
    parts.sandbox.failNext(RequestKind.REFRESH, fault);

    assertThrows(ApiException.class, () -> list(connection));
    assertEquals(0, arrived(RequestKind.DROPLETS));
    assertKeptAndUsable(connection);
    assertEquals(
        2,
        parts.sandbox.requests(RequestKind.REFRESH).stream()
            .filter(
                request ->
                    request
                        .formParameter("refresh_token")
                        .filter(connection.tokens().refreshToken()::equals)
                        .isPresent())
            .count());
  }

  @Test
  void aRefreshThatWasNeverSentKeepsTheConnection() throws Exception {
    DigitalOceanConnection connection = signedInUntilDue();
    TokenSource offline =
        new TokenSource(
            parts.client(
                parts.endpoints(parts.refusingOrigin() + "/v1/oauth"), TestApplication.LIMITS),
            parts.sessions,
            parts.clock);

    UnreachableException failure =
        assertThrows(
            UnreachableException.class,
            () -> offline.call(browser.request(), connection, new FlowRecorder(), LIST));
    assertFalse(failure.mayHaveBeenReceived());
    assertKeptAndUsable(connection);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "TOKEN_REFUSED",
        "DROPLETS_401",
        "DROPLETS_403",
        "DROPPED",
        "SENSELESS",
        "EMPTY",
        "DROPLETS_HTML_200",
        "DROPLETS_CUT_OFF",
        "OVERSIZED",
        "REDIRECT"
      })
  void anyOtherFailureOfARefreshDropsTheConnectionAndTheTokenIsNeverSentAgain(Fault fault)
      throws Exception {
    DigitalOceanConnection connection = signedInUntilDue();
    parts.sandbox.failNext(RequestKind.REFRESH, fault);

    assertLost(connection);
    // Not by a request either that had read the connection before.
    assertLost(connection);
    assertEquals(1, arrived(RequestKind.REFRESH));
    assertEquals(0, arrived(RequestKind.DROPLETS));
  }

  @Test
  void aRefreshWhoseAnswerDoesNotComeInTimeDropsTheConnection() throws Exception {
    DigitalOceanConnection connection = signedInUntilDue();
    Gate held = parts.sandbox.holdNext(RequestKind.REFRESH);
    TokenSource hasty =
        new TokenSource(
            parts.client(parts.endpoints, TestApplication.NO_PATIENCE),
            parts.sessions,
            parts.clock);

    assertThrows(
        ConnectionLostException.class,
        () -> hasty.call(browser.request(), connection, new FlowRecorder(), LIST));
    held.awaitArrival();
    assertNull(parts.connectionOf(browser));
    assertEquals(1, arrived(RequestKind.REFRESH));
  }

  @Test
  void a401IsFollowedByOneRefreshAndOneMoreTry() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);

    assertEquals(5, list(connection));
    assertEquals(1, arrived(RequestKind.REFRESH));
    assertEquals(
        List.of(
            connection.tokens().accessToken(), parts.connectionOf(browser).tokens().accessToken()),
        bearers(RequestKind.DROPLETS));
  }

  @Test
  void aSecond401DropsTheConnection() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401, 2);

    assertLost(connection);
    assertEquals(1, arrived(RequestKind.REFRESH));
    assertEquals(2, arrived(RequestKind.DROPLETS));
  }

  @Test
  void a401WithoutARefreshTokenDropsTheConnection() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    TokenSet tokens = connection.tokens();
    DigitalOceanConnection bare =
        connection.with(
            new TokenSet(
                tokens.accessToken(),
                "",
                tokens.issuedAt(),
                tokens.expiresAt(),
                tokens.scope(),
                tokens.identity()));
    KeptConnection kept = parts.sessions.kept(browser.request()).orElseThrow();
    assertTrue(kept.claim(connection).orElseThrow().complete(bare, lost -> {}));
    parts.clock.advance(UNTIL_DUE);
    assertEquals(5, list(bare), "a token that cannot be refreshed is used to its end");

    parts.sandbox.expireAccess(tokens.accessToken());
    assertLost(bare);
    assertEquals(0, arrived(RequestKind.REFRESH));
    assertEquals(2, arrived(RequestKind.DROPLETS));
  }

  @ParameterizedTest
  @CsvSource({"DROPLETS_403, 403", "DROPLETS_429, 429", "DROPLETS_500, 500"})
  void anyOtherFailureOfTheCallIsToldAndNothingIsRefreshed(Fault fault, int status)
      throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.DROPLETS, fault);

    assertEquals(status, assertThrows(ApiException.class, () -> list(connection)).status());
    assertEquals(0, arrived(RequestKind.REFRESH));
    assertEquals(connection, parts.connectionOf(browser));
  }

  @Test
  void theSecondTryMayFailInAnotherWay() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_500);

    assertEquals(500, assertThrows(ApiException.class, () -> list(connection)).status());
    assertNotEquals(connection, parts.connectionOf(browser));
    assertEquals(5, list(parts.connectionOf(browser)));
  }

  @Test
  void fiftyRequestsAtOnceShareOneRefresh() throws Exception {
    DigitalOceanConnection connection = signedInUntilDue();
    Gate gate = parts.sandbox.holdNext(RequestKind.REFRESH);

    Task<Integer> first = listing(browser, connection);
    gate.awaitArrival();
    List<Task<Integer>> tasks = waiting(49, connection);
    assertEquals(0, arrived(RequestKind.DROPLETS));
    gate.release();

    assertEquals(5, first.result());
    for (Task<Integer> task : tasks) {
      assertEquals(5, task.result());
    }
    assertEquals(1, arrived(RequestKind.REFRESH));
    assertEquals(50, arrived(RequestKind.DROPLETS));
    assertEquals(
        Set.of(parts.connectionOf(browser).tokens().accessToken()),
        new HashSet<>(bearers(RequestKind.DROPLETS)));
  }

  @Test
  void whoWaitsForARefreshSharesItsFailure() throws Exception {
    DigitalOceanConnection connection = signedInUntilDue();
    parts.sandbox.failNext(RequestKind.REFRESH, Fault.TOKEN_REFUSED);
    Gate gate = parts.sandbox.holdNext(RequestKind.REFRESH);

    Task<Integer> first = listing(browser, connection);
    gate.awaitArrival();
    List<Task<Integer>> tasks = waiting(4, connection);
    gate.release();

    assertInstanceOf(ConnectionLostException.class, first.failure());
    for (Task<Integer> task : tasks) {
      assertInstanceOf(ConnectionLostException.class, task.failure());
    }
    assertEquals(1, arrived(RequestKind.REFRESH));
  }

  @Test
  void nobodyWaitsForTheRefreshOfAnotherConnection() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    Browser otherBrowser = new Browser();
    DigitalOceanConnection other = parts.signIn(otherBrowser, Team.BIG_FLEET);
    parts.clock.advance(UNTIL_DUE);
    Gate gate = parts.sandbox.holdNext(RequestKind.REFRESH);

    Task<Integer> hanging = listing(browser, connection);
    gate.awaitArrival();
    assertEquals(5, listing(otherBrowser, other).result());
    assertFalse(hanging.isDone());

    gate.release();
    assertEquals(5, hanging.result());
  }

  @Test
  void a401ForATokenThatIsNoLongerTheCurrentOneIsRetriedWithTheCurrentOne() throws Exception {
    DigitalOceanConnection before = parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);
    list(before);
    DigitalOceanConnection current = parts.connectionOf(browser);
    parts.sandbox.clearRequests();

    assertEquals(5, list(before));
    assertEquals(0, arrived(RequestKind.REFRESH));
    assertEquals(
        List.of(before.tokens().accessToken(), current.tokens().accessToken()),
        bearers(RequestKind.DROPLETS));
  }

  @Test
  void aConnectionReadBeforeItsRefreshIsNotRefreshedAgain() throws Exception {
    DigitalOceanConnection before = signedInUntilDue();
    list(before);
    parts.sandbox.clearRequests();

    assertEquals(5, list(before));
    assertEquals(0, arrived(RequestKind.REFRESH));
    assertEquals(
        List.of(parts.connectionOf(browser).tokens().accessToken()), bearers(RequestKind.DROPLETS));
  }

  @Test
  void whereTheCurrentTokenIsRefusedTooItIsRefreshed() throws Exception {
    DigitalOceanConnection before = parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);
    list(before);
    DigitalOceanConnection current = parts.connectionOf(browser);
    parts.sandbox.expireAccess(current.tokens().accessToken());
    parts.sandbox.clearRequests();

    assertEquals(5, list(before));
    assertEquals(1, arrived(RequestKind.REFRESH));
    assertEquals(
        List.of(
            before.tokens().accessToken(),
            current.tokens().accessToken(),
            parts.connectionOf(browser).tokens().accessToken()),
        bearers(RequestKind.DROPLETS));
  }

  /** Between reading the session and beginning a refresh, another request may refresh. */
  @Test
  void aRefreshThatWasJustOverIsNotRepeated() throws Exception {
    AtomicReference<Callable<Integer>> next = new AtomicReference<>();
    Browser racing =
        new Browser(
            new FakeSession() {
              @Override
              public Object getAttribute(String name) {
                Object value = super.getAttribute(name);
                Callable<Integer> meanwhile = next.getAndSet(null);
                if (meanwhile != null) {
                  assertEquals(5, assertDoesNotThrow(() -> Task.start(meanwhile).result()));
                }
                return value;
              }
            });
    DigitalOceanConnection connection = parts.signIn(racing);
    parts.clock.advance(UNTIL_DUE);
    next.set(() -> list(racing, connection));

    assertEquals(5, list(racing, connection));
    assertEquals(1, arrived(RequestKind.REFRESH));
    assertEquals(
        Set.of(parts.connectionOf(racing).tokens().accessToken()),
        new HashSet<>(bearers(RequestKind.DROPLETS)));
  }

  @Test
  void tokensThatWereOnlyFoundRefreshedMayStillBeRefreshed() throws Exception {
    DigitalOceanConnection before = signedInUntilDue();
    list(before);
    parts.sandbox.expireAccess(parts.connectionOf(browser).tokens().accessToken());
    parts.sandbox.clearRequests();

    assertEquals(5, list(before));
    assertEquals(1, arrived(RequestKind.REFRESH));
    assertEquals(2, arrived(RequestKind.DROPLETS));
  }

  @Test
  void aTokenRefreshedAheadThatIsRefusedIsNotRefreshedOnceMore() throws Exception {
    DigitalOceanConnection connection = signedInUntilDue();
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);

    assertLost(connection);
    assertEquals(1, arrived(RequestKind.REFRESH));
    assertEquals(1, arrived(RequestKind.DROPLETS));
  }

  /** Two requests were refused with the same token, and one of them is told so late. */
  @Test
  void aLate401DoesNotDropAConnectionThatWasRefreshedMeanwhile() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401, 3);
    Gate first = parts.sandbox.holdNext(RequestKind.DROPLETS);
    Gate second = parts.sandbox.holdNext(RequestKind.DROPLETS);
    Task<Integer> late = listing(browser, connection);
    first.awaitArrival();
    first.release();
    second.awaitArrival();
    DigitalOceanConnection refreshedOnce = parts.connectionOf(browser);

    assertEquals(5, list(refreshedOnce));
    DigitalOceanConnection refreshedTwice = parts.connectionOf(browser);
    second.release();

    assertEquals(5, late.result());
    assertEquals(refreshedTwice, parts.connectionOf(browser));
    assertEquals(2, arrived(RequestKind.REFRESH));
  }

  @Test
  void anEndWhileARefreshIsUnderWayRevokesTheNewTokens() throws Exception {
    DigitalOceanConnection connection = signedInUntilDue();
    Gate gate = parts.sandbox.holdNext(RequestKind.REFRESH);
    Task<Integer> refreshing = listing(browser, connection);
    gate.awaitArrival();

    Visit visit = browser.get(null);
    parts.sessions.end(visit.request(), visit.response());
    String newToken = parts.sandbox.accessTokens().get(0);
    gate.release();

    assertInstanceOf(ConnectionLostException.class, refreshing.failure());
    assertEquals(List.of(newToken), bearers(RequestKind.REVOKE));
    assertEquals(List.of(), parts.sandbox.accessTokens());
    assertNull(parts.connectionOf(browser));
  }

  @Test
  void aNewSignInWhileARefreshIsUnderWayRevokesTheRefreshedTokensAndKeepsTheNewOnes()
      throws Exception {
    DigitalOceanConnection connection = signedInUntilDue();
    Gate gate = parts.sandbox.holdNext(RequestKind.REFRESH);
    Task<Integer> refreshing = listing(browser, connection);
    gate.awaitArrival();

    DigitalOceanConnection next = parts.signIn(browser, Team.BIG_FLEET);
    gate.release();

    assertInstanceOf(ConnectionLostException.class, refreshing.failure());
    assertEquals(next, parts.connectionOf(browser));
    assertEquals(List.of(next.tokens().accessToken()), parts.sandbox.accessTokens());
  }

  @Test
  void whereTheStoreDoesNotAnswerARefreshIsNotBegunAndTheConnectionIsKept() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    parts.clock.advance(UNTIL_DUE);
    KeptConnection kept = mock(KeptConnection.class);
    when(kept.readAgain()).thenReturn(Optional.of(connection));
    when(kept.claim(connection)).thenThrow(new StoreUnavailableException("fake"));
    ConnectionStore store = mock(ConnectionStore.class);
    when(store.find(any())).thenReturn(Optional.of(kept));
    Sessions sessions = new Sessions(store, null, parts.clock);
    TokenSource source = new TokenSource(parts.client, sessions, parts.clock);

    assertThrows(
        StoreUnavailableException.class,
        () -> source.call(browser.request(), connection, new FlowRecorder(), LIST));
    assertEquals(0, arrived(RequestKind.REFRESH));
    assertEquals(connection, parts.connectionOf(browser));
  }

  @Test
  void revokingTellsWhetherDigitalOceanConfirmedIt() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    HttpServletRequest request = browser.request();
    FlowRecorder recorder = new FlowRecorder();
    parts.sandbox.failNext(RequestKind.REVOKE, Fault.SERVER_ERROR);

    assertFalse(parts.tokenSource.revoke(request, connection.tokens(), recorder));
    assertTrue(parts.tokenSource.revoke(request, connection.tokens(), recorder));
    assertFalse(parts.tokenSource.revoke(request, connection.tokens(), recorder), "dead already");
    assertEquals(List.of(), parts.sandbox.accessTokens());
    assertEquals(
        List.of(FlowKind.REVOKE, FlowKind.REVOKE, FlowKind.REVOKE),
        recorder.steps().stream().map(FlowStep::kind).toList());
  }

  @Test
  void everyCallIsRecorded() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    FlowRecorder recorder = new FlowRecorder();
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);
    parts.tokenSource.call(browser.request(), connection, recorder, LIST);

    assertEquals(
        List.of("LIST 401", "REFRESH_AFTER_401 200", "LIST 200"),
        recorder.steps().stream().map(step -> step.kind() + " " + step.answer().status()).toList());
  }
}
