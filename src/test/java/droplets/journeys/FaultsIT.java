package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Sandbox;
import droplets.sandbox.Team;
import droplets.sandbox.TokenShape;
import droplets.servers.WebPage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lets DigitalOcean fail in every way that the sandbox knows. {@link PageRules} checks that no page
 * repeats its words.
 */
@ParameterizedClass
@MethodSource("sites")
record FaultsIT(Installation site) {
  static Stream<Installation> sites() {
    return Deployments.inTwoServers()
        .map(
            site ->
                site.setting("DIGITAL_OCEAN_READ_TIMEOUT_MS", "2000")
                    .setting("DIGITAL_OCEAN_CALL_TIMEOUT_MS", "2000")
                    // However slow the machine is, the application gives up first.
                    .options(o -> o.slowDelay(o.timeoutDelay()))
                    .start());
  }

  @AfterEach
  void asAtFirst() {
    site.resetOptions();
  }

  // The list of Droplets

  /** An answer that comes too late or never has no headers. */
  private static final Set<Fault> WITHOUT_REQUEST_ID =
      Set.of(Fault.DROPLETS_SLOW, Fault.SLOW, Fault.DROPLETS_TIMEOUT, Fault.DROPPED);

  @ParameterizedTest
  @CsvSource({
    "DROPLETS_SLOW, 504, DigitalOcean took too long",
    "SLOW, 504, DigitalOcean took too long",
    "DROPLETS_TIMEOUT, 504, DigitalOcean took too long",
    "DROPLETS_403, 403, DigitalOcean does not permit this",
    "DROPLETS_429, 429, DigitalOcean asks to wait",
    "RATE_LIMITED, 429, DigitalOcean asks to wait",
    "DROPLETS_500, 502, DigitalOcean answered with an error (500)",
    "SERVER_ERROR, 502, DigitalOcean answered with an error (500)",
    "DROPLETS_HTML, 502, DigitalOcean answered with an error (502)",
    "DROPLETS_HTML_200, 502, DigitalOcean's answer made no sense",
    "DROPLETS_CUT_OFF, 502, DigitalOcean's answer made no sense",
    "BLOCKED, 502, This server was refused",
    "DROPPED, 502, DigitalOcean did not answer",
    "REDIRECT, 502, DigitalOcean's answer made no sense",
    "OVERSIZED, 502, DigitalOcean's answer made no sense",
    "SENSELESS, 502, DigitalOcean's answer made no sense",
    "EMPTY, 502, DigitalOcean's answer made no sense"
  })
  void aFailedListHasAPageOfItsOwnAndKeepsTheConnection(Fault fault, int status, String title) {
    Visitor visitor = site.visitorOf(Team.EMPTY);
    Calls calls = site.calls();
    // Java repeats a GET that got no answer, once.
    visitor.failNext(RequestKind.DROPLETS, fault, fault == Fault.DROPPED ? 2 : 1);

    WebPage page = visitor.open("/droplets");

    List<ReceivedRequest> lists = calls.of(RequestKind.DROPLETS);
    String requestId =
        WITHOUT_REQUEST_ID.contains(fault) ? "" : lists.get(lists.size() - 1).requestId();
    String main = page.document().select("main").text();
    assertAll(
        () -> assertEquals(status, page.status()),
        () -> assertEquals(title, page.document().select("h1").text()),
        () -> assertEquals(requestId, page.document().select("main dd code").text()),
        () -> assertEquals(status == 429 ? "30" : "", page.header("Retry-After")),
        () -> assertEquals(status == 403, main.contains("droplet:read")),
        () -> assertEquals(status != 403, main.contains("Try again")),
        () -> assertFalse(main.contains("no standard Droplets")),
        () -> assertEquals(List.of(), site.sandbox().requests(Sandbox.REDIRECT_TARGET)));
    assertTrue(visitor.isConnected());
    assertEquals(200, visitor.open("/droplets").status());
    assertEquals(0, calls.count(RequestKind.REFRESH));
  }

  @Test
  void anUnusual4xxIsA502() {
    site.sandbox().change(options -> options.oauthErrorStatus(400));
    Visitor visitor = site.visitorOf(Team.EMPTY);
    visitor.failNext(RequestKind.DROPLETS, Fault.TOKEN_REFUSED);

    WebPage page = visitor.open("/droplets");

    assertEquals(502, page.status());
    assertTrue(visitor.isConnected());
  }

  @ParameterizedTest
  @CsvSource({"PT2H, 3600", "PT-10M, 1", "PT0S, 1"})
  void withoutRetryAfterTheResetDecidesBetweenASecondAndAnHour(Duration reset, String seconds) {
    site.sandbox().change(o -> o.retryAfter(Optional.empty()).rateLimitReset(reset));
    Visitor visitor = site.visitorOf(Team.EMPTY);
    visitor.failNext(RequestKind.DROPLETS, Fault.RATE_LIMITED);

    WebPage page = visitor.open("/droplets");

    assertEquals(429, page.status());
    assertEquals(seconds, page.header("Retry-After"));
  }

  @Test
  void errorsOfTheGatewayAreUnderstoodToo() {
    site.sandbox().change(options -> options.gatewayErrors(true));
    Visitor visitor = site.visitorOf(Team.EMPTY);
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_403);
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_429);
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);

    assertEquals(403, visitor.open("/droplets").status());
    assertEquals(429, visitor.open("/droplets").status());
    assertEquals(200, visitor.open("/droplets").status(), "after a refresh");
  }

  @Test
  void a403ForATagNamesBothScopes() {
    Visitor visitor = site.visitorOf(Team.EMPTY);
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_403);

    WebPage page = visitor.open("/droplets?tag=web");

    assertEquals(403, page.status());
    String main = page.document().select("main").text();
    assertTrue(main.contains("droplet:read") && main.contains("tag:read"), main);
  }

  @Test
  void nothingListeningIsA503AndKeepsTheConnection() {
    Visitor visitor = site.visitorOf(Team.EMPTY);
    WebPage page = site.relay().whileCut(() -> visitor.open("/droplets"));

    assertEquals(503, page.status());
    assertEquals("DigitalOcean cannot be reached", page.document().select("h1").text());
    assertEquals("30", page.header("Retry-After"));
    assertTrue(visitor.isConnected());
    assertEquals(200, visitor.open("/droplets").status());
  }

  @Test
  void theStatusLineTellsNothingMore() {
    Visitor visitor = site.visitorOf(Team.EMPTY);
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_HTML_200);

    String answer = visitor.raw("/droplets");

    assertTrue(answer.matches("(?s)HTTP/1\\.1 502 (Bad Gateway)?\r\n.*"), answer);
  }

  // The access token is refused

  @Test
  void one401IsFollowedByOneRefreshAndOneMoreTry() {
    Visitor visitor = site.visitorOf(Team.ACME);
    Calls calls = site.calls();
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);

    WebPage page = visitor.open("/droplets");

    assertEquals(200, page.status());
    assertEquals(1, calls.count(RequestKind.REFRESH));
    assertEquals(2, calls.count(RequestKind.DROPLETS));
  }

  @Test
  void a401AfterTheRefreshDropsTheConnection() {
    Visitor visitor = site.visitorOf(Team.ACME);
    Calls calls = site.calls();
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401, 2);

    WebPage page = visitor.open("/droplets?per_page=7");

    assertEquals(site.context() + "/", page.header("Location"));
    WebPage index = visitor.follow(page);
    assertEquals(MessageTitle.CONNECT_AGAIN, Visitor.message(index));
    assertEquals(1, calls.count(RequestKind.REFRESH));
    assertEquals(2, calls.count(RequestKind.DROPLETS));
    assertEquals(
        site.context() + "/droplets?per_page=7", visitor.connectTo(Team.ACME).header("Location"));
  }

  @Test
  void accessTakenBackAtDigitalOceanDropsTheConnection() {
    Visitor visitor = site.visitorOf(Team.ACME);
    visitor.access().revokeTokens();

    WebPage index = visitor.follow(visitor.open("/droplets"));

    assertEquals(MessageTitle.CONNECT_AGAIN, Visitor.message(index));
    assertFalse(visitor.isConnected());
  }

  @Test
  void aTokenAboutToExpireIsRefreshedBeforeItIsUsed() {
    Visitor visitor = withTokenAboutToExpire();
    Calls calls = site.calls();

    for (int i = 0; i < 10_000 && calls.count(RequestKind.REFRESH) == 0; i++) {
      assertEquals(200, visitor.open("/droplets").status());
    }
    visitor.open("/droplets");

    assertEquals(1, calls.count(RequestKind.REFRESH));
  }

  // The refresh

  @ParameterizedTest
  @CsvSource({"RATE_LIMITED, 429", "SERVER_ERROR, 502", "DROPLETS_HTML, 502"})
  void aRefreshThatWasTurnedAwayKeepsTheConnection(Fault fault, int status) {
    Visitor visitor = withExpiredToken();
    Calls calls = site.calls();
    visitor.failNext(RequestKind.REFRESH, fault);

    WebPage page = visitor.open("/droplets");

    assertEquals(status, page.status());
    assertEquals(status == 429 ? "30" : "", page.header("Retry-After"));
    assertTrue(visitor.isConnected());
    assertEquals(200, visitor.open("/droplets").status());
    assertEquals(2, calls.count(RequestKind.REFRESH));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "TOKEN_REFUSED",
        "TOKEN_DROPPED",
        "SLOW",
        "DROPLETS_401",
        "DROPLETS_403",
        "DROPLETS_HTML_200",
        "DROPLETS_CUT_OFF",
        "REDIRECT",
        "OVERSIZED",
        "SENSELESS",
        "EMPTY"
      })
  void anyOtherFailedRefreshDropsTheConnectionAndIsNeverSentAgain(Fault fault) {
    Visitor visitor = withExpiredToken();
    Calls calls = site.calls();
    visitor.failNext(RequestKind.REFRESH, fault);

    WebPage page = visitor.open("/droplets");

    assertEquals(site.context() + "/", page.header("Location"));
    assertEquals(MessageTitle.CONNECT_AGAIN, Visitor.message(visitor.follow(page)));
    assertFalse(visitor.isConnected());
    assertEquals(site.context() + "/", visitor.open("/droplets").header("Location"));
    assertEquals(1, calls.count(RequestKind.REFRESH));
    assertEquals(List.of(), site.sandbox().requests(Sandbox.REDIRECT_TARGET));
  }

  @Test
  void aRefreshThatWasNeverSentKeepsTheConnection() {
    Visitor visitor = withTokenAboutToExpire();
    Calls calls = site.calls();

    String flow = site.relay().whileCut(() -> openUntilARefreshIsTried(visitor));

    assertTrue(flow.contains("Refresh"), flow);
    assertTrue(visitor.isConnected());
    assertEquals(200, visitor.open("/droplets").status());
    assertEquals(1, calls.count(RequestKind.REFRESH));
  }

  // The exchange of the code

  @ParameterizedTest
  @CsvSource({
    "TOKEN_REFUSED, " + MessageTitle.CODE_REFUSED,
    "DROPLETS_401, " + MessageTitle.CODE_REFUSED,
    "DROPLETS_403, " + MessageTitle.CODE_REFUSED,
    "TOKEN_DROPPED, " + MessageTitle.NO_ANSWER,
    "SLOW, " + MessageTitle.TOO_LATE,
    "RATE_LIMITED, " + MessageTitle.WAIT,
    "SERVER_ERROR, " + MessageTitle.SENSELESS,
    "BLOCKED, " + MessageTitle.REFUSED_SERVER,
    "DROPLETS_HTML, " + MessageTitle.SENSELESS,
    "DROPLETS_HTML_200, " + MessageTitle.SENSELESS,
    "DROPLETS_CUT_OFF, " + MessageTitle.SENSELESS,
    "REDIRECT, " + MessageTitle.SENSELESS,
    "OVERSIZED, " + MessageTitle.SENSELESS,
    "SENSELESS, " + MessageTitle.SENSELESS,
    "EMPTY, " + MessageTitle.SENSELESS
  })
  void aFailedExchangeIsTriedOnceAndEndsAtTheIndexPage(Fault fault, String message) {
    Visitor visitor = site.visitor();
    String callback = visitor.approve(visitor.connect(), Team.ACME);
    Calls calls = site.calls();
    visitor.failNext(RequestKind.TOKEN, fault);

    WebPage back = visitor.arrive(callback);
    WebPage index = visitor.follow(back);
    WebPage reloaded = visitor.follow(visitor.arrive(callback));

    assertEquals(site.context() + "/", back.header("Location"));
    assertEquals(message, Visitor.message(index));
    assertFalse(visitor.isConnected());
    assertEquals(MessageTitle.OVER, Visitor.message(reloaded));
    assertEquals(1, calls.count(RequestKind.TOKEN), "a code is sent once");
    assertEquals(List.of(), site.sandbox().requests(Sandbox.REDIRECT_TARGET));
    assertEquals(200, visitor.signIn(Team.EMPTY).status());
  }

  @ParameterizedTest
  @CsvSource({"400", "401"})
  void aRefusedCodeIsKnownWhateverTheStatus(int status) {
    site.sandbox().change(options -> options.oauthErrorStatus(status));
    Visitor visitor = site.visitor();
    String callback = visitor.approve(visitor.connect(), Team.ACME, Fault.TOKEN_REFUSED);

    WebPage index = visitor.follow(visitor.arrive(callback));

    assertEquals(MessageTitle.CODE_REFUSED, Visitor.message(index));
  }

  @Test
  void anExchangeWithNobodyThereEndsAtTheIndexPage() {
    Visitor visitor = site.visitor();
    String callback = visitor.approve(visitor.connect(), Team.ACME);

    WebPage index = site.relay().whileCut(() -> visitor.follow(visitor.arrive(callback)));

    assertEquals(MessageTitle.UNREACHABLE, Visitor.message(index));
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, " + MessageTitle.DENIED,
    "server_error, " + MessageTitle.NO_SIGN_IN_NOW,
    "temporarily_unavailable, " + MessageTitle.NO_SIGN_IN_NOW,
    "invalid_scope, " + MessageTitle.NOT_GRANTED,
    "<b>x</b>, " + MessageTitle.NOT_GRANTED
  })
  void anErrorInTheCallbackUsesTheAttemptUpAndExchangesNothing(String error, String message) {
    Visitor visitor = site.visitor();
    String denial = visitor.deny(visitor.connect());
    String callback =
        denial.replace("error=access_denied", "code=abc&error=" + error.replaceAll("[<>/]", "%3C"));
    Calls calls = site.calls();

    WebPage index = visitor.follow(visitor.arrive(callback));
    WebPage again = visitor.follow(visitor.arrive(callback));

    assertEquals(message, Visitor.message(index));
    assertEquals(MessageTitle.OVER, Visitor.message(again));
    assertEquals(0, calls.count(RequestKind.TOKEN));
  }

  @Test
  void aFailedAttemptLeavesTheConnectionThatExists() {
    Visitor visitor = site.visitorOf(Team.ACME);
    Calls calls = visitor.calls();

    visitor.arrive(visitor.approve(visitor.connect(), Team.EMPTY, Fault.TOKEN_REFUSED));

    WebPage droplets = visitor.open("/droplets");
    assertEquals("Acme Production", droplets.document().select("form.disconnect strong").text());
    assertEquals(0, calls.count(RequestKind.REVOKE));
  }

  // The account, which is looked up where the token answer does not say who it is

  @ParameterizedTest
  @EnumSource(
      names = {"NOTHING", "DROPLETS_401", "DROPLETS_403", "DROPLETS_500", "SENSELESS", "SLOW"})
  void theAccountIsGoodToKnowAndNoMore(Fault fault) {
    site.sandbox().change(o -> o.tokenShape(TokenShape.MINIMAL));
    Visitor visitor = site.visitor();
    String callback = visitor.approve(visitor.connect(), Team.ACME);
    Calls calls = site.calls();
    visitor.failNext(RequestKind.ACCOUNT, fault);

    WebPage droplets = visitor.follow(visitor.arrive(callback));

    assertEquals(40, Visitor.names(droplets).size());
    assertEquals(1, calls.count(RequestKind.ACCOUNT));
    String team = droplets.document().select("form.disconnect strong").text();
    assertEquals(fault == Fault.NOTHING ? "Acme Production" : "", team);
  }

  @Test
  void withoutARefreshTokenA401DropsTheConnection() {
    site.sandbox().change(o -> o.tokenShape(TokenShape.MINIMAL));
    Visitor visitor = site.visitorOf(Team.EMPTY);
    Calls calls = site.calls();
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);

    WebPage index = visitor.follow(visitor.open("/droplets"));

    assertEquals(MessageTitle.CONNECT_AGAIN, Visitor.message(index));
    assertEquals(0, calls.count(RequestKind.REFRESH));
  }

  // The revocation

  @ParameterizedTest
  @EnumSource(
      names = {
        "TOKEN_REFUSED",
        "TOKEN_DROPPED",
        "SLOW",
        "DROPLETS_401",
        "DROPLETS_403",
        "RATE_LIMITED",
        "SERVER_ERROR",
        "DROPLETS_HTML",
        "DROPLETS_CUT_OFF",
        "REDIRECT"
      })
  void aFailedRevocationEndsTheSessionAllTheSame(Fault fault) {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.EMPTY);
    Calls calls = visitor.calls();
    visitor.failNext(RequestKind.REVOKE, fault);

    WebPage index = visitor.follow(visitor.disconnect(droplets));

    assertEquals(MessageTitle.DISCONNECTED_HERE, Visitor.message(index));
    assertFalse(visitor.isConnected());
    assertEquals(1, calls.count(RequestKind.REVOKE), "sent once");
    assertEquals(List.of(), site.sandbox().requests(Sandbox.REDIRECT_TARGET));
  }

  @Test
  void withNobodyThereTheSessionEndsAllTheSame() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.EMPTY);

    WebPage index = site.relay().whileCut(() -> visitor.follow(visitor.disconnect(droplets)));

    assertEquals(MessageTitle.DISCONNECTED_HERE, Visitor.message(index));
    assertFalse(visitor.isConnected());
  }

  /** Opens the Droplets until the record of the flow tells of a refresh. */
  private static String openUntilARefreshIsTried(Visitor visitor) {
    String flow = "";
    for (int i = 0; i < 10_000 && !flow.contains("Refresh"); i++) {
      assertEquals(503, visitor.open("/droplets").status());
      flow = visitor.open("/flow").document().select("h2").text();
    }
    return flow;
  }

  /** A refresh is due within a second. The token that it brings is good for an hour. */
  private Visitor withTokenAboutToExpire() {
    site.sandbox().change(o -> o.accessTokenLife(Duration.ofSeconds(1)));
    Visitor visitor = site.visitor();
    visitor.connectTo(Team.EMPTY);
    // Before the first page, which may come so late that it refreshes the token.
    site.sandbox().change(o -> o.accessTokenLife(Duration.ofHours(1)));
    return visitor;
  }

  private Visitor withExpiredToken() {
    Visitor visitor = site.visitorOf(Team.EMPTY);
    visitor.access().expireToken();
    return visitor;
  }
}
