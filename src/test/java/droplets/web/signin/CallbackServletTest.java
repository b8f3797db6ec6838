package droplets.web.signin;

import static droplets.web.testing.Log.warnings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.DigitalOceanClient;
import droplets.sandbox.Fault;
import droplets.sandbox.Gate;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.sandbox.TokenShape;
import droplets.web.flow.BrowserSteps;
import droplets.web.flow.Flow;
import droplets.web.flow.FlowKind;
import droplets.web.flow.FlowStep;
import droplets.web.page.ErrorPage;
import droplets.web.page.OneTimeMessage;
import droplets.web.page.QueryParameters;
import droplets.web.session.CallLimit;
import droplets.web.session.DigitalOceanConnection;
import droplets.web.session.KeptConnection;
import droplets.web.testing.Browser;
import droplets.web.testing.Task;
import droplets.web.testing.TestApplication;
import droplets.web.testing.Visit;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackServletTest {
  @AutoClose private final TestApplication parts = TestApplication.start();
  private final Browser browser = new Browser();
  private final BrowserSteps browserSteps =
      new BrowserSteps(Visit.BASE, URI.create(TestApplication.REDIRECT_URI));
  private final PendingFlow pendingFlow =
      new PendingFlow(parts.client, browserSteps, parts.signIns, parts.sessions);

  @AutoClose
  private final AbandonedSignInSweeper sweeper =
      new AbandonedSignInSweeper(parts.outcomes, parts.tokenSource);

  private CallbackServlet callback(DigitalOceanClient client, CallLimit limit) {
    return new CallbackServlet(
        new SignIn(client, browserSteps, parts.sessions, parts.clock),
        parts.signIns,
        parts.outcomes,
        parts.tokenSource,
        parts.sessions,
        new StrayCallbackRecorder(pendingFlow, browserSteps, parts.sessions, parts.clock),
        limit,
        parts.messages,
        parts.returnCookie,
        parts.views);
  }

  private CallbackServlet servlet() {
    return callback(parts.client, new CallLimit(1));
  }

  private Visit callback(String query) throws Exception {
    return browser.get(query).to(servlet());
  }

  /** Begins a sign-in; where the browser is sent. */
  private String begin() throws Exception {
    return begin(browser.get(null));
  }

  private String begin(Visit visit) throws Exception {
    return visit
        .to(
            new ConnectServlet(
                parts.client, parts.signIns, parts.returnCookie, parts.clock, parts.views))
        .location();
  }

  /** Begins a sign-in and approves it: the query that the callback gets. */
  private String approved() throws Exception {
    return approved(Team.ACME);
  }

  private String approved(Team team) throws Exception {
    return query(parts.sandbox.approve(begin(), team, Fault.NOTHING));
  }

  private static String query(String uri) {
    return URI.create(uri).getRawQuery();
  }

  private static String state(String query) {
    return QueryParameters.parse(query).orElseThrow().get("state");
  }

  private int exchanges() {
    return parts.sandbox.requests(RequestKind.TOKEN).size();
  }

  private static void assertToIndex(OneTimeMessage message, Visit visit) {
    assertEquals(303, visit.status());
    assertEquals("/app/", visit.location());
    assertEquals(message, visit.message());
  }

  private static void assertToDroplets(Visit visit) {
    assertEquals(303, visit.status());
    assertEquals("/app/droplets", visit.location());
    assertNull(visit.message());
  }

  @Test
  void aGoodAnswerConnectsAndOnlyThenMakesASession() throws Exception {
    String query = approved();
    assertFalse(browser.hasSession());

    assertToDroplets(callback(query));
    assertTrue(browser.hasSession());
    DigitalOceanConnection connection = parts.connectionOf(browser);
    assertEquals(List.of(connection.tokens().accessToken()), parts.sandbox.accessTokens());
    assertEquals("Acme Production", connection.tokens().identity().teamName());
    assertEquals(parts.clock.instant(), connection.connectedAt());
    assertEquals(1, exchanges());
    assertEquals(0, parts.sandbox.requests(RequestKind.ACCOUNT).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cors", "no-cors", "same-origin", "websocket"})
  void aRequestThatIsNoNavigationUsesNothingUp(String mode) throws Exception {
    String query = approved();
    Visit visit = browser.get(query).with("Sec-Fetch-Mode", mode).to(servlet());

    assertEquals(403, visit.status());
    assertEquals("error.jsp", visit.view());
    assertEquals(0, exchanges());
    assertToDroplets(callback(query));
  }

  @Test
  void aNavigationFromAnotherSiteIsWhatACallbackIs() throws Exception {
    assertToDroplets(
        browser
            .get(approved())
            .with("Sec-Fetch-Mode", "navigate")
            .with("Sec-Fetch-Site", "cross-site")
            .to(servlet()));
  }

  @Test
  void aStateThatNobodyBeganExchangesNothing() throws Exception {
    String query = approved();

    assertToIndex(
        OneTimeMessage.STATE_UNKNOWN, callback(query.replace(state(query), "fake-state")));
    assertToIndex(OneTimeMessage.STATE_UNKNOWN, callback("code=fake-code"));
    assertToIndex(OneTimeMessage.STATE_UNKNOWN, callback("state=&code=fake-code"));
    assertToIndex(OneTimeMessage.STATE_UNKNOWN, callback(null));
    assertEquals(0, exchanges());
    assertToDroplets(callback(query));
  }

  @Test
  void anotherBrowsersStateExchangesNothingAndMakesNoSession() throws Exception {
    String query = approved();
    Browser other = new Browser();

    assertToIndex(OneTimeMessage.STATE_UNKNOWN, other.get(query).to(servlet()));
    assertFalse(other.hasSession());
    assertEquals(0, exchanges());
  }

  @Test
  void anExpiredStateExchangesNothing() throws Exception {
    String query = approved();
    parts.clock.advance(Duration.ofMinutes(10));

    assertToIndex(OneTimeMessage.STATE_EXPIRED, callback(query));
    assertToIndex(OneTimeMessage.STATE_USED, callback(query));
    assertEquals(0, exchanges());
  }

  @Test
  void aReplayWhileConnectedLeadsToTheDroplets() throws Exception {
    String query = approved();
    callback(query);
    DigitalOceanConnection connection = parts.connectionOf(browser);

    assertToDroplets(callback(query));
    assertEquals(connection, parts.connectionOf(browser));
    assertEquals(1, exchanges());
  }

  @Test
  void aReplayWithoutAConnectionIsOver() throws Exception {
    String query = approved();
    callback(query);
    parts.sessions.drop(browser.request(), parts.connectionOf(browser));

    assertToIndex(OneTimeMessage.STATE_USED, callback(query));
    assertEquals(1, exchanges());
  }

  @Test
  void aReplayAfterTwelveHoursIsOver() throws Exception {
    String query = approved();
    callback(query);
    parts.clock.advance(Duration.ofHours(12));

    assertToIndex(OneTimeMessage.STATE_USED, callback(query));
  }

  @Test
  void aDenialWithoutStateUsesNothingUp() throws Exception {
    String query = approved();

    assertToIndex(OneTimeMessage.DENIED, callback("error=access_denied"));
    assertToDroplets(callback(query));
  }

  @Test
  void aDenialWithoutStateCountsOnlyWhileAnAttemptIsPending() throws Exception {
    assertToIndex(OneTimeMessage.STATE_UNKNOWN, callback("error=access_denied"));

    begin();
    parts.clock.advance(Duration.ofMinutes(10));
    assertToIndex(OneTimeMessage.STATE_UNKNOWN, callback("error=access_denied"));
  }

  @Test
  void noOtherErrorIsTakenWithoutState() throws Exception {
    begin();

    assertToIndex(OneTimeMessage.STATE_UNKNOWN, callback("error=server_error"));
    assertToIndex(OneTimeMessage.STATE_UNKNOWN, callback("error=access_denied&state=fake-state"));
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, DENIED",
    "server_error, AUTHORIZATION_UNAVAILABLE",
    "temporarily_unavailable, AUTHORIZATION_UNAVAILABLE",
    "invalid_scope, AUTHORIZATION_FAILED",
    "%3Cscript%3E, AUTHORIZATION_FAILED"
  })
  void anErrorUsesTheStateUpAndExchangesNothing(String error, OneTimeMessage message)
      throws Exception {
    String query = approved();

    assertToIndex(message, callback(query + "&error=" + error));
    assertToIndex(OneTimeMessage.STATE_USED, callback(query));
    assertEquals(0, exchanges());
  }

  @Test
  void theErrorComesBeforeTheIssuer() throws Exception {
    assertToIndex(
        OneTimeMessage.DENIED,
        callback(approved() + "&error=access_denied&iss=https://evil.example"));
  }

  @Test
  void theIssuerComesBeforeTheCode() throws Exception {
    assertToIndex(
        OneTimeMessage.ISSUER_WRONG,
        callback("state=" + state(approved()) + "&iss=https://evil.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "https://cloud.digitalocean.com", "ORIGIN/", "x"})
  void aWrongIssuerExchangesNothing(String iss) throws Exception {
    String query = approved();

    assertToIndex(
        OneTimeMessage.ISSUER_WRONG,
        callback(query + "&iss=" + iss.replace("ORIGIN", parts.sandbox.origin())));
    assertEquals(0, exchanges());
    assertNull(parts.connectionOf(browser));
  }

  @Test
  void theOriginOfTheAuthorizationServerIsTheRightIssuer() throws Exception {
    assertToDroplets(callback(approved() + "&iss=" + parts.sandbox.origin()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&code=", "&code=+"})
  void withoutACodeNothingIsExchanged(String code) throws Exception {
    assertToIndex(OneTimeMessage.CALLBACK_INVALID, callback("state=" + state(approved()) + code));
    assertEquals(0, exchanges());
  }

  @ParameterizedTest
  @ValueSource(strings = {"&state=twice", "&state=%", "&code=%FF"})
  void aQueryThatCannotBeReadUsesNothingUp(String addition) throws Exception {
    String query = approved();

    assertToIndex(OneTimeMessage.CALLBACK_INVALID, callback(query + addition));
    assertEquals(0, exchanges());
    assertToDroplets(callback(query));
  }

  @Test
  void whereTooManyAreWaitingNothingIsUsedUp() throws Exception {
    String query = approved();

    assertToIndex(
        OneTimeMessage.BUSY, browser.get(query).to(callback(parts.client, new CallLimit(0))));
    assertEquals(0, exchanges());
    assertToDroplets(callback(query));
  }

  @Test
  void whatExchangesNothingNeedsNoPlace() throws Exception {
    CallbackServlet full = callback(parts.client, new CallLimit(0));
    String used = approved();
    callback(used);
    String pending = approved();

    assertToDroplets(browser.get(used).to(full));
    assertToIndex(OneTimeMessage.STATE_UNKNOWN, browser.get("state=fake-state&code=fake").to(full));
    assertToIndex(OneTimeMessage.DENIED, browser.get("error=access_denied").to(full));
    assertToIndex(OneTimeMessage.BUSY, browser.get(pending).to(full));
    assertToIndex(OneTimeMessage.DENIED, browser.get(pending + "&error=access_denied").to(full));
  }

  @Test
  void thePlaceIsGivenBack() throws Exception {
    CallLimit limit = new CallLimit(1);
    browser.get("state=fake-state").to(callback(parts.client, limit));
    browser.get("error=access_denied").to(callback(parts.client, limit));
    browser.get(approved()).to(callback(parts.client, limit));

    assertTrue(limit.tryEnter());
    assertFalse(limit.tryEnter());
  }

  @ParameterizedTest
  @CsvSource({
    "TOKEN_REFUSED, CODE_REFUSED",
    "RATE_LIMITED, RATE_LIMITED",
    "SERVER_ERROR, ANSWER_INVALID",
    "DROPLETS_HTML, ANSWER_INVALID",
    "DROPLETS_HTML_200, ANSWER_INVALID",
    "SENSELESS, ANSWER_INVALID",
    "EMPTY, ANSWER_INVALID",
    "DROPPED, NO_ANSWER",
    "REDIRECT, ANSWER_INVALID"
  })
  void aFailedExchangeIsToldAndNotRepeated(Fault fault, OneTimeMessage message) throws Exception {
    String query = approved();
    parts.sandbox.failNext(RequestKind.TOKEN, fault);

    assertToIndex(message, callback(query));
    assertNull(parts.connectionOf(browser));
    assertToIndex(OneTimeMessage.STATE_USED, callback(query));
    assertEquals(1, exchanges());
  }

  @ParameterizedTest
  @CsvSource({"400", "401"})
  void aClientThatIsRefusedIsToldSo(int status) throws Exception {
    String query = approved();
    parts.sandbox.change(options -> options.clientId("another-id").oauthErrorStatus(status));

    // Java withholds the body of a 401 to a POST, and with it the reason.
    assertToIndex(
        status == 401 ? OneTimeMessage.CODE_REFUSED : OneTimeMessage.CLIENT_REFUSED,
        callback(query));
  }

  @Test
  void anUnreachableServerIsToldSo() throws Exception {
    DigitalOceanClient offline =
        parts.client(parts.endpoints(parts.refusingOrigin() + "/v1/oauth"), TestApplication.LIMITS);

    assertToIndex(
        OneTimeMessage.UNREACHABLE,
        browser.get(approved()).to(callback(offline, new CallLimit(1))));
  }

  @Test
  void aFailedSignInLeavesTheConnectionThatThereIs() throws Exception {
    callback(approved());
    DigitalOceanConnection connection = parts.connectionOf(browser);

    callback(query(parts.sandbox.deny(begin())));
    parts.sandbox.failNext(RequestKind.TOKEN, Fault.SERVER_ERROR);
    callback(approved(Team.BIG_FLEET));

    assertEquals(connection, parts.connectionOf(browser));
    assertEquals(0, parts.sandbox.requests(RequestKind.REVOKE).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&error=access_denied", "&iss=https://evil.example"})
  void aFailedSignInWhileConnectedLeavesBothRecordsAndItsReplayIsKnown(String addition)
      throws Exception {
    callback(approved());
    String first = flow();
    parts.clock.advance(Duration.ofSeconds(1));
    String failing = approved(Team.BIG_FLEET) + addition;
    parts.sandbox.failNext(RequestKind.TOKEN, Fault.SERVER_ERROR);
    assertEquals(303, callback(failing).status());
    String second = flow();
    assertNotEquals(first, second, "the exchange that just took place");

    assertToDroplets(callback(failing));
    parts.clock.advance(Duration.ofSeconds(1));
    parts.sessions.addToFlow(
        browser.request(),
        List.of(
            new FlowStep(
                FlowKind.LIST,
                parts.clock.instant(),
                new FlowStep.Request(
                    "GET", URI.create("https://do.example/fake-list"), List.of(), List.of()),
                FlowStep.Answer.NONE,
                FlowStep.Failure.NONE,
                "",
                1)));
    assertTrue(flow().contains("fake-list"));
    assertTrue(flow().contains("value=authorization_code"), "the connection's own record");
  }

  @Test
  void aNewConnectionReplacesTheOldOneWhichIsRevoked() throws Exception {
    callback(approved());
    DigitalOceanConnection before = parts.connectionOf(browser);
    String query = approved(Team.BIG_FLEET);
    assertEquals(before, parts.connectionOf(browser));

    assertToDroplets(callback(query));
    DigitalOceanConnection after = parts.connectionOf(browser);
    assertEquals("Big Fleet", after.tokens().identity().teamName());
    assertNotEquals(before.id(), after.id());
    assertNotEquals(before.formToken(), after.formToken());
    assertEquals(List.of(after.tokens().accessToken()), parts.sandbox.accessTokens());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/droplets?name=web+1&page=2", "/droplets/4711"})
  void whoWantedAViewGetsToIt(String path) throws Exception {
    String wanted = Base64.getUrlEncoder().encodeToString(path.getBytes(StandardCharsets.US_ASCII));
    String authorize = begin(browser.get(null).withCookie("droplets-view", wanted));

    assertEquals(Visit.BASE + path, callback(query(parts.sandbox.approve(authorize))).location());
  }

  @Test
  void theWantedViewIsForgottenOnceThePersonIsThere() throws Exception {
    String denied = query(parts.sandbox.deny(begin()));
    Visit failed = browser.get(denied).withCookie("droplets-view", "bmFtZT13ZWI");
    failed.to(servlet());
    assertTrue(failed.cookie("droplets-view").isEmpty());

    Visit good = browser.get(approved()).withCookie("droplets-view", "bmFtZT13ZWI");
    good.to(servlet());
    assertEquals(0, good.cookie("droplets-view").orElseThrow().getMaxAge());
    assertTrue(callback(approved()).cookie("droplets-view").isEmpty());
  }

  @Test
  void whereTheTokenAnswerDoesNotSayWhoItIsTheAccountIsAsked() throws Exception {
    parts.sandbox.change(options -> options.tokenShape(TokenShape.MINIMAL));

    assertToDroplets(callback(approved()));
    assertEquals(1, parts.sandbox.requests(RequestKind.ACCOUNT).size());
    assertEquals("Acme Production", parts.connectionOf(browser).tokens().identity().teamName());
  }

  @Test
  void whoItIsMayRemainUnknown() throws Exception {
    parts.sandbox.change(options -> options.tokenShape(TokenShape.MINIMAL));
    parts.sandbox.failNext(RequestKind.ACCOUNT, Fault.DROPLETS_403);

    assertToDroplets(callback(approved()));
    assertTrue(parts.connectionOf(browser).tokens().identity().isUnknown());
  }

  @Test
  void theRecordOfTheFlowTellsEachStepAndNoSecret() throws Exception {
    String query = approved();
    callback(query);

    assertEquals(
        List.of(FlowKind.AUTHORIZE, FlowKind.CALLBACK, FlowKind.TOKEN), parts.flowKinds(browser));
    String text = flow();
    assertFalse(text.contains(state(query)));
    assertFalse(text.contains(parts.sandbox.clientSecret()));
    for (String secret : parts.sandbox.issuedSecrets()) {
      assertFalse(text.contains(secret));
    }
  }

  @Test
  void aRecordOfAFailedSignInNamesOnlyAnErrorThatCanBeOne() throws Exception {
    callback(approved() + "&error=invalid_scope&error_description=fake-text");
    assertTrue(flow().contains("error=invalid_scope"));
    assertFalse(flow().contains("fake-text"));

    callback(approved() + "&error=%3Cscript%3E");
    assertTrue(flow().contains("error=$ERROR"));
    assertFalse(flow().contains("script"));
  }

  @ParameterizedTest
  @CsvSource({
    "code=fake&state=fake, WRONG_STATE",
    "code=fake, WRONG_STATE",
    "'', WRONG_STATE",
    "code=fake&state=fake&state=fake, UNREADABLE",
    "error=access_denied, DENIED"
  })
  void aCallbackThatBelongsToNoSignInIsRecordedWithItsReason(String query, FlowStep.Failure failure)
      throws Exception {
    begin();
    callback(query);

    assertEquals(List.of(FlowKind.AUTHORIZE, FlowKind.CALLBACK), parts.flowKinds(browser));
    List<FlowStep> steps = parts.flow(browser).steps();
    assertEquals(failure, steps.get(1).failure());
    assertFalse(steps.toString().contains("fake"));
    assertFalse(steps.get(1).request().toString().contains("$STATE"));
    assertFalse(browser.hasSession());
  }

  @Test
  void aCallbackFromAnotherBrowserIsRecordedThere() throws Exception {
    String query = approved();
    Browser other = new Browser();
    other.get(query).to(callback(parts.client, new CallLimit(1)));

    assertEquals(List.of(FlowKind.CALLBACK), parts.flowKinds(other));
    FlowStep step = parts.flow(other).steps().get(0);
    assertEquals(FlowStep.Failure.WRONG_STATE, step.failure());
    assertEquals("code=$CODE&state=$OTHER_STATE", step.request().uri().getRawQuery());
    assertToDroplets(callback(query));
  }

  @Test
  void aCallbackThatBelongsToNoSignInLeavesTheRecordOfAConnection() throws Exception {
    callback(approved());
    callback("code=fake&state=fake");

    assertEquals(
        List.of(FlowKind.AUTHORIZE, FlowKind.CALLBACK, FlowKind.TOKEN, FlowKind.CALLBACK),
        parts.flowKinds(browser));
  }

  @ParameterizedTest
  @CsvSource({
    "&iss=https%3A%2F%2Fdo.example, WRONG_ISSUER",
    "&error=access_denied, DENIED",
    "&error=server_error, NOT_GRANTED",
    "&error=invalid_scope, NOT_GRANTED"
  })
  void aRefusedCallbackIsRecordedWithItsReason(String added, FlowStep.Failure failure)
      throws Exception {
    callback(approved() + added);

    FlowStep step = parts.flow(browser).steps().get(1);
    assertEquals(FlowKind.CALLBACK, step.kind());
    assertEquals(failure, step.failure());
  }

  @Test
  void aCallbackThatComesTooLateIsRecordedWithItsReason() throws Exception {
    String query = approved();
    parts.clock.advance(Duration.ofMinutes(11));
    callback(query);

    assertEquals(FlowStep.Failure.STATE_EXPIRED, parts.flow(browser).steps().get(1).failure());
  }

  @Test
  void theRevocationOfTheConnectionBeforeIsToldFromTheLast() throws Exception {
    callback(approved());
    callback(approved(Team.EMPTY));

    assertEquals(
        List.of(FlowKind.AUTHORIZE, FlowKind.CALLBACK, FlowKind.TOKEN, FlowKind.REVOKE_FORMER),
        parts.flowKinds(browser));
  }

  /** The consent page is open, or was left. */
  @Test
  void aSignInUnderWayIsPartOfTheFlowAndKeepsNothing() throws Exception {
    String asked = begin();

    Flow flow = pendingFlow.flow(browser.request());
    assertEquals(1, flow.steps().size());
    assertEquals(FlowKind.AUTHORIZE, flow.steps().get(0).kind());
    assertEquals(parts.clock.instant(), flow.steps().get(0).at());
    assertTrue(flow.toString().contains("state=$STATE&code_challenge=$CODE_CHALLENGE"));
    assertFalse(flow.toString().contains(state(query(asked))));
    assertFalse(browser.hasSession());
    assertEquals(Flow.NONE, parts.flow(browser));
    assertEquals(Flow.NONE, pendingFlow.flow(new Browser().request()));

    parts.clock.advance(Duration.ofMinutes(10));
    assertEquals(Flow.NONE, pendingFlow.flow(browser.request()));
  }

  @Test
  void aSignInUnderWayFollowsTheRecordOfAConnectionIfItBeganLater() throws Exception {
    begin();
    parts.clock.advance(Duration.ofSeconds(1));
    callback(approved());
    assertEquals(parts.flow(browser), pendingFlow.flow(browser.request()));

    parts.clock.advance(Duration.ofSeconds(1));
    begin();
    assertEquals(
        List.of(FlowKind.AUTHORIZE, FlowKind.CALLBACK, FlowKind.TOKEN, FlowKind.AUTHORIZE),
        TestApplication.kinds(pendingFlow.flow(browser.request())));
  }

  @Test
  void aSignInUnderWayTakesThePlaceOfARecordWithoutAConnection() throws Exception {
    callback(query(parts.sandbox.deny(begin())));
    parts.clock.advance(Duration.ofSeconds(1));
    begin();

    assertEquals(
        List.of(FlowKind.AUTHORIZE), TestApplication.kinds(pendingFlow.flow(browser.request())));
  }

  private String flow() {
    return parts.flow(browser).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "POST"})
  void onlyAGetIsACallback(String method) throws Exception {
    Visit visit = browser.visit(method).to(servlet());

    assertEquals(405, visit.status());
    assertEquals("GET", visit.header("Allow"));
    assertNotNull(visit.model(ErrorPage.class));
  }

  /** The callback's query, the words of the warnings it leaves. */
  @ParameterizedTest
  @CsvSource({
    "&error=access_denied, no sign-in: reason=denied error=access_denied",
    "&error=invalid_scope, no sign-in: reason=authorization_failed error=invalid_scope",
    "&error=%3Cscript%3E, no sign-in: reason=authorization_failed",
    "&error=server_error, no sign-in: reason=authorization_unavailable error=server_error",
    "&iss=https://evil.example, no sign-in: reason=issuer_wrong",
    "&state=twice, no sign-in: reason=callback_invalid"
  })
  void eachFailureIsOneWarning(String addition, String warning) throws Exception {
    String query = approved();

    assertEquals(List.of(warning), warnings(() -> callback(query + addition)));
  }

  @Test
  void aStateThatIsNotGoodIsOneWarning() throws Exception {
    String query = approved();
    CallbackServlet full = callback(parts.client, new CallLimit(0));

    assertEquals(
        List.of("no sign-in: reason=state_unknown"), warnings(() -> callback("state=x&code=y")));
    assertEquals(List.of("no sign-in: reason=busy"), warnings(() -> browser.get(query).to(full)));
    parts.clock.advance(Duration.ofMinutes(10));
    assertEquals(List.of("no sign-in: reason=state_expired"), warnings(() -> callback(query)));
    assertEquals(List.of("no sign-in: reason=state_used"), warnings(() -> callback(query)));
  }

  @ParameterizedTest
  @CsvSource({
    "TOKEN_REFUSED, oauth_refused",
    "RATE_LIMITED, rate_limited",
    "SERVER_ERROR, server_error",
    "DROPLETS_HTML_200, no_json",
    "EMPTY, no_json",
    "DROPPED, closed",
    "REDIRECT, unexpected_status"
  })
  void aFailedExchangeIsOneWarningHoweverOftenTheCallbackIsSent(Fault fault, String reason)
      throws Exception {
    String query = approved();
    Browser before = new Browser().withCookiesOf(browser.cookies());
    parts.sandbox.failNext(RequestKind.TOKEN, fault);

    List<String> warnings =
        warnings(
            () -> {
              callback(query);
              return before.get(query).to(callback(parts.client, new CallLimit(1)));
            });

    assertEquals(1, warnings.size(), warnings::toString);
    assertTrue(warnings.get(0).matches("operation=exchange .* reason=" + reason), warnings.get(0));
  }

  /** The browser repeats the callback while the exchange runs, and drops the first answer. */
  @Test
  void aCallbackSentTwiceIsExchangedOnceAndConnectsWithEitherAnswer() throws Exception {
    String query = approved();
    Map<String, String> cookies = browser.cookies();
    Gate gate = parts.sandbox.holdNext(RequestKind.TOKEN);
    CallbackServlet servlet = callback(parts.client, new CallLimit(8));
    List<Browser> copies =
        Stream.generate(() -> new Browser().withCookiesOf(cookies)).limit(8).toList();
    List<Task<Visit>> visits =
        copies.stream().map(copy -> Task.start(() -> copy.get(query).to(servlet))).toList();
    gate.awaitArrival();
    // One waits for DigitalOcean, and seven for that one.
    Task.until(() -> visits.stream().allMatch(Task::isWaiting));
    gate.release();

    for (Task<Visit> visit : visits) {
      assertToDroplets(visit.result());
    }
    assertEquals(1, exchanges());
    for (Browser copy : copies) {
      assertEquals(parts.connectionOf(copies.get(0)), parts.connectionOf(copy));
      assertEquals(Map.of(), copy.cookies());
    }
    assertEquals(0, parts.sandbox.requests(RequestKind.REVOKE).size());
  }

  @Test
  void aCallbackWhoseAnswerWasLostConnectsAtTheSecondTime() throws Exception {
    String query = approved();
    Browser before = new Browser().withCookiesOf(browser.cookies());
    assertToDroplets(callback(query));

    assertToDroplets(before.get(query).to(servlet()));
    assertEquals(1, exchanges());
    assertEquals(parts.connectionOf(browser), parts.connectionOf(before));
  }

  @Test
  void aCallbackSentAgainAfterDisconnectingIsOver() throws Exception {
    String query = approved();
    Browser before = new Browser().withCookiesOf(browser.cookies());
    callback(query);
    parts.sessions.take(browser.request(), parts.connectionOf(browser));

    assertToIndex(OneTimeMessage.STATE_USED, before.get(query).to(servlet()));
    assertEquals(1, exchanges());
  }

  @Test
  void aFailedExchangeSentTwiceEndsAlikeAndIsNotRepeated() throws Exception {
    String query = approved();
    Browser before = new Browser().withCookiesOf(browser.cookies());
    parts.sandbox.failNext(RequestKind.TOKEN, Fault.TOKEN_REFUSED);
    assertToIndex(OneTimeMessage.CODE_REFUSED, callback(query));

    assertToIndex(OneTimeMessage.CODE_REFUSED, before.get(query).to(servlet()));
    assertEquals(1, exchanges());
  }

  @Test
  void tokensOfASignInThatNoBrowserCameBackFromAreRevoked() throws Exception {
    callback(approved());
    sweeper.revokeAll();
    assertEquals(1, parts.sandbox.accessTokens().size());

    parts.clock.advance(Duration.ofMinutes(10));
    sweeper.revokeAll();
    assertEquals(List.of(), parts.sandbox.accessTokens());
    assertNull(parts.connectionOf(browser));
  }

  @Test
  void tokensInUseAreNotRevoked() throws Exception {
    callback(approved());
    DigitalOceanConnection connection = parts.connectionOf(browser);
    parts.clock.advance(Duration.ofMinutes(10));
    sweeper.revokeAll();

    assertEquals(connection, parts.connectionOf(browser));
    assertEquals(1, parts.sandbox.accessTokens().size());
  }

  @Test
  void tokensThatALaterSignInGotAgainAreNotRevoked() throws Exception {
    DigitalOceanConnection first = parts.signIn(browser);
    for (String id : List.of("lost", "later")) {
      KeptConnection kept =
          parts.sessions.keep(
              new DigitalOceanConnection(
                  id, "fake-form-token", id, parts.clock.instant(), first.tokens()),
              List.of());
      parts.outcomes.of(
          id, () -> new SignInOutcome(Optional.of(kept), Optional.empty(), List.of()));
      parts.clock.advance(Duration.ofMinutes(5));
    }
    sweeper.revokeAll();

    assertEquals(1, parts.sandbox.accessTokens().size());
  }

  @Test
  void aConnectionThatGetsTheSameTokenAgainIsNotRevoked() throws Exception {
    DigitalOceanConnection first = parts.signIn(browser);
    KeptConnection same =
        parts.sessions.keep(
            new DigitalOceanConnection(
                "other", "fake-form-token", "other", parts.clock.instant(), first.tokens()),
            List.of());

    assertTrue(parts.sessions.hasTokensOf(same, first));
  }

  @ParameterizedTest
  @ValueSource(strings = {"&x=%ZZ", "&error_description=%FF%FE", "&x=1&x=2", "&%ZZ"})
  void otherParametersAreIgnoredWhateverTheyHold(String addition) throws Exception {
    assertToDroplets(callback(approved() + addition));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+", "%20", "%09"})
  void aStateWithABlankBehindItIsUnknown(String blank) throws Exception {
    String query = approved();

    assertToIndex(
        OneTimeMessage.STATE_UNKNOWN, callback(query.replace(state(query), state(query) + blank)));
    assertEquals(0, exchanges());
  }
}
