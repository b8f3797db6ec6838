package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.Operation;
import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.SandboxOptions;
import droplets.sandbox.Team;
import droplets.sandbox.TokenShape;
import droplets.servers.Page;
import droplets.servers.ServerKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * DigitalOcean fails, in every way it can. That no page tells secrets is checked in {@link Rules}.
 */
@ParameterizedClass
@MethodSource("droplets.journeys.Places#twoServers")
record FaultsIT(ServerKind kind, String context) {
  private static Installation site;

  @BeforeParameterizedClassInvocation
  static void start(ServerKind kind, String context) {
    site =
        new Installation(kind, context)
            .setting("DIGITAL_OCEAN_READ_TIMEOUT_MS", "1000")
            .setting("DIGITAL_OCEAN_CALL_TIMEOUT_MS", "2000")
            .start();
  }

  @AfterParameterizedClassInvocation
  static void end() {
    site.close();
  }

  @AfterEach
  void asAtFirst() {
    SandboxOptions standard = SandboxOptions.forTests(site.redirectUri());
    site.sandbox().change(changed -> standard);
  }

  // The list of Droplets

  static Stream<Arguments> failedLists() {
    String senseless = "DigitalOcean's answer made no sense";
    String late = "DigitalOcean took too long";
    return Stream.of(
        Arguments.of(Fault.DROPLETS_SLOW, 504, late),
        Arguments.of(Fault.SLOW, 504, late),
        Arguments.of(Fault.DROPLETS_TIMEOUT, 504, late),
        Arguments.of(Fault.DROPLETS_403, 403, "DigitalOcean does not permit this"),
        Arguments.of(Fault.DROPLETS_429, 429, "DigitalOcean asks to wait"),
        Arguments.of(Fault.RATE_LIMITED, 429, "DigitalOcean asks to wait"),
        Arguments.of(Fault.DROPLETS_500, 502, "DigitalOcean answered with an error (500)"),
        Arguments.of(Fault.SERVER_ERROR, 502, "DigitalOcean answered with an error (500)"),
        Arguments.of(Fault.DROPLETS_HTML, 502, "DigitalOcean answered with an error (502)"),
        Arguments.of(Fault.DROPLETS_HTML_200, 502, senseless),
        Arguments.of(Fault.DROPLETS_CUT_OFF, 502, senseless),
        Arguments.of(Fault.DROPPED, 502, senseless),
        Arguments.of(Fault.REDIRECT, 502, senseless),
        Arguments.of(Fault.OVERSIZED, 502, senseless),
        Arguments.of(Fault.SENSELESS, 502, senseless),
        Arguments.of(Fault.EMPTY, 502, senseless));
  }

  /** What takes too long ends without headers, and what is dropped has none. */
  private static final Set<Fault> WITHOUT_REQUEST_ID =
      Set.of(Fault.DROPLETS_SLOW, Fault.SLOW, Fault.DROPLETS_TIMEOUT, Fault.DROPPED);

  @ParameterizedTest
  @MethodSource("failedLists")
  void aFailedListHasAPageOfItsOwnAndKeepsTheConnection(Fault fault, int status, String title) {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    Installation.Calls calls = site.calls();
    // Java repeats a GET that got no answer, once.
    site.sandbox().failNext(Operation.DROPLETS, fault, fault == Fault.DROPPED ? 2 : 1);

    Page page = visitor.open("/droplets");

    List<ReceivedRequest> lists = calls.of(Operation.DROPLETS);
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
        () -> assertEquals(List.of(), site.sandbox().requests("/redirected")));
    assertTrue(visitor.isConnected());
    assertEquals(200, visitor.open("/droplets").status());
    assertEquals(0, calls.count(Operation.REFRESH));
  }

  @Test
  void anUnusual4xxIsA502() {
    site.sandbox().change(options -> options.copy().oauthErrorStatus(400).build());
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    site.sandbox().failNext(Operation.DROPLETS, Fault.TOKEN_REFUSED);

    Page page = visitor.open("/droplets");

    assertEquals(502, page.status());
    assertTrue(visitor.isConnected());
  }

  @ParameterizedTest
  @CsvSource({"PT2H, 3600", "PT-10M, 1", "PT0S, 1"})
  void withoutRetryAfterTheResetDecidesBetweenASecondAndAnHour(Duration reset, String seconds) {
    site.sandbox().change(o -> o.copy().retryAfter(Optional.empty()).rateLimitReset(reset).build());
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    site.sandbox().failNext(Operation.DROPLETS, Fault.RATE_LIMITED);

    Page page = visitor.open("/droplets");

    assertEquals(429, page.status());
    assertEquals(seconds, page.header("Retry-After"));
  }

  @Test
  void errorsOfTheGatewayAreUnderstoodToo() {
    site.sandbox().change(options -> options.copy().gatewayErrors(true).build());
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    site.sandbox().failNext(Operation.DROPLETS, Fault.DROPLETS_403);
    site.sandbox().failNext(Operation.DROPLETS, Fault.DROPLETS_429);
    site.sandbox().failNext(Operation.DROPLETS, Fault.DROPLETS_401);

    assertEquals(403, visitor.open("/droplets").status());
    assertEquals(429, visitor.open("/droplets").status());
    assertEquals(200, visitor.open("/droplets").status(), "after a refresh");
  }

  @Test
  void a403ForATagNamesBothScopes() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    site.sandbox().failNext(Operation.DROPLETS, Fault.DROPLETS_403);

    Page page = visitor.open("/droplets?tag=web");

    assertEquals(403, page.status());
    String main = page.document().select("main").text();
    assertTrue(main.contains("droplet:read") && main.contains("tag:read"), main);
  }

  @Test
  void nothingListeningIsA503AndKeepsTheConnection() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    site.line().cut();
    try {
      Page page = visitor.open("/droplets");

      assertEquals(503, page.status());
      assertEquals("DigitalOcean cannot be reached", page.document().select("h1").text());
      assertEquals("30", page.header("Retry-After"));
      assertTrue(visitor.isConnected());
    } finally {
      site.line().restore();
    }
    assertEquals(200, visitor.open("/droplets").status());
  }

  @Test
  void theStatusLineTellsNothingMore() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    site.sandbox().failNext(Operation.DROPLETS, Fault.DROPLETS_HTML_200);

    String answer = visitor.raw("/droplets");

    assertTrue(answer.matches("(?s)HTTP/1\\.1 502 (Bad Gateway)?\r\n.*"), answer);
  }

  // The access token is refused

  @Test
  void one401IsFollowedByOneRefreshAndOneMoreTry() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.ACME);
    Installation.Calls calls = site.calls();
    site.sandbox().failNext(Operation.DROPLETS, Fault.DROPLETS_401);

    Page page = visitor.open("/droplets");

    assertEquals(200, page.status());
    assertEquals(1, calls.count(Operation.REFRESH));
    assertEquals(2, calls.count(Operation.DROPLETS));
  }

  @Test
  void a401AfterTheRefreshDropsTheConnection() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.ACME);
    Installation.Calls calls = site.calls();
    site.sandbox().failNext(Operation.DROPLETS, Fault.DROPLETS_401, 2);

    Page page = visitor.open("/droplets?per_page=7");

    assertEquals(context + "/", page.header("Location"));
    Page index = visitor.follow(page);
    assertEquals(Said.CONNECT_AGAIN, Visitor.message(index));
    assertEquals(1, calls.count(Operation.REFRESH));
    assertEquals(2, calls.count(Operation.DROPLETS));
    assertEquals(
        context + "/droplets?per_page=7",
        visitor.arrive(visitor.approve(visitor.connect(), Team.ACME)).header("Location"));
  }

  @Test
  void accessTakenBackAtDigitalOceanDropsTheConnection() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.ACME);
    List<String> tokens = site.sandbox().accessTokens();
    site.sandbox().revokeAccess(tokens.get(tokens.size() - 1));

    Page index = visitor.follow(visitor.open("/droplets"));

    assertEquals(Said.CONNECT_AGAIN, Visitor.message(index));
    assertFalse(visitor.isConnected());
  }

  @Test
  void aTokenAboutToExpireIsRefreshedBeforeItIsUsed() {
    site.sandbox().change(o -> o.copy().accessTokenLife(Duration.ofSeconds(1)).build());
    Visitor visitor = site.visitor();
    Installation.Calls calls = site.calls();
    visitor.signIn(Team.EMPTY);
    site.sandbox().change(o -> o.copy().accessTokenLife(Duration.ofHours(1)).build());

    for (int i = 0; i < 10_000 && calls.count(Operation.REFRESH) == 0; i++) {
      assertEquals(200, visitor.open("/droplets").status());
    }
    visitor.open("/droplets");

    assertEquals(1, calls.count(Operation.REFRESH));
  }

  // The refresh

  static Stream<Arguments> refreshesThatLeaveTheTokenGood() {
    return Stream.of(
        Arguments.of(Fault.RATE_LIMITED, 429),
        Arguments.of(Fault.SERVER_ERROR, 502),
        Arguments.of(Fault.DROPLETS_HTML, 502));
  }

  @ParameterizedTest
  @MethodSource("refreshesThatLeaveTheTokenGood")
  void aRefreshThatWasTurnedAwayKeepsTheConnection(Fault fault, int status) {
    Visitor visitor = withExpiredToken();
    Installation.Calls calls = site.calls();
    site.sandbox().failNext(Operation.REFRESH, fault);

    Page page = visitor.open("/droplets");

    assertEquals(status, page.status());
    assertEquals(status == 429 ? "30" : "", page.header("Retry-After"));
    assertTrue(visitor.isConnected());
    assertEquals(200, visitor.open("/droplets").status());
    assertEquals(2, calls.count(Operation.REFRESH));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
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
    Installation.Calls calls = site.calls();
    site.sandbox().failNext(Operation.REFRESH, fault);

    Page page = visitor.open("/droplets");

    assertEquals(context + "/", page.header("Location"));
    assertEquals(Said.CONNECT_AGAIN, Visitor.message(visitor.follow(page)));
    assertFalse(visitor.isConnected());
    assertEquals(context + "/", visitor.open("/droplets").header("Location"));
    assertEquals(1, calls.count(Operation.REFRESH));
    assertEquals(List.of(), site.sandbox().requests("/redirected"));
  }

  @Test
  void aRefreshThatWasNeverSentKeepsTheConnection() {
    site.sandbox().change(o -> o.copy().accessTokenLife(Duration.ofSeconds(1)).build());
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    site.sandbox().change(o -> o.copy().accessTokenLife(Duration.ofHours(1)).build());
    Installation.Calls calls = site.calls();
    site.line().cut();
    try {
      // Up to the moment when a refresh is due it is the list that cannot be reached.
      String flow = "";
      for (int i = 0; i < 10_000 && !flow.contains("Refresh"); i++) {
        assertEquals(503, visitor.open("/droplets").status());
        flow = visitor.open("/flow").document().select("h2").text();
      }
      assertTrue(flow.contains("Refresh"), flow);
      assertTrue(visitor.isConnected());
    } finally {
      site.line().restore();
    }

    assertEquals(200, visitor.open("/droplets").status());
    assertEquals(1, calls.count(Operation.REFRESH));
  }

  // The exchange of the code

  static Stream<Arguments> failedExchanges() {
    String refused = Said.CODE_REFUSED;
    String senseless = Said.SENSELESS;
    return Stream.of(
        Arguments.of(Fault.TOKEN_REFUSED, refused),
        Arguments.of(Fault.DROPLETS_401, refused),
        Arguments.of(Fault.DROPLETS_403, refused),
        Arguments.of(Fault.TOKEN_DROPPED, senseless),
        Arguments.of(Fault.SLOW, Said.TOO_LATE),
        Arguments.of(Fault.RATE_LIMITED, Said.WAIT),
        Arguments.of(Fault.SERVER_ERROR, senseless),
        Arguments.of(Fault.DROPLETS_HTML, senseless),
        Arguments.of(Fault.DROPLETS_HTML_200, senseless),
        Arguments.of(Fault.DROPLETS_CUT_OFF, senseless),
        Arguments.of(Fault.REDIRECT, senseless),
        Arguments.of(Fault.OVERSIZED, senseless),
        Arguments.of(Fault.SENSELESS, senseless),
        Arguments.of(Fault.EMPTY, senseless));
  }

  @ParameterizedTest
  @MethodSource("failedExchanges")
  void aFailedExchangeIsTriedOnceAndEndsAtTheIndexPage(Fault fault, String message) {
    Visitor visitor = site.visitor();
    String callback = visitor.approve(visitor.connect(), Team.ACME);
    Installation.Calls calls = site.calls();
    site.sandbox().failNext(Operation.TOKEN, fault);

    Page back = visitor.arrive(callback);
    Page index = visitor.follow(back);
    Page reloaded = visitor.follow(visitor.arrive(callback));

    assertEquals(context + "/", back.header("Location"));
    assertEquals(message, Visitor.message(index));
    assertFalse(visitor.isConnected());
    assertEquals(Said.OVER, Visitor.message(reloaded));
    assertEquals(1, calls.count(Operation.TOKEN), "a code is sent once");
    assertEquals(List.of(), site.sandbox().requests("/redirected"));
    assertEquals(200, visitor.signIn(Team.EMPTY).status());
  }

  @ParameterizedTest
  @CsvSource({"400", "401"})
  void aRefusedCodeIsKnownWhateverTheStatus(int status) {
    site.sandbox().change(options -> options.copy().oauthErrorStatus(status).build());
    Visitor visitor = site.visitor();
    String callback = visitor.approve(visitor.connect(), Team.ACME, Fault.TOKEN_REFUSED);

    Page index = visitor.follow(visitor.arrive(callback));

    assertEquals(Said.CODE_REFUSED, Visitor.message(index));
  }

  @Test
  void anExchangeWithNobodyThereEndsAtTheIndexPage() {
    Visitor visitor = site.visitor();
    String callback = visitor.approve(visitor.connect(), Team.ACME);
    site.line().cut();
    try {
      Page index = visitor.follow(visitor.arrive(callback));

      assertEquals(Said.UNREACHABLE, Visitor.message(index));
    } finally {
      site.line().restore();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, " + Said.DENIED,
    "server_error, " + Said.NO_SIGN_IN_NOW,
    "temporarily_unavailable, " + Said.NO_SIGN_IN_NOW,
    "invalid_scope, " + Said.NOT_GRANTED,
    "<b>x</b>, " + Said.NOT_GRANTED
  })
  void anErrorInTheCallbackUsesTheAttemptUpAndExchangesNothing(String error, String message) {
    Visitor visitor = site.visitor();
    String denial = visitor.deny(visitor.connect());
    String callback =
        denial.replace("error=access_denied", "code=abc&error=" + error.replaceAll("[<>/]", "%3C"));
    Installation.Calls calls = site.calls();

    Page index = visitor.follow(visitor.arrive(callback));
    Page again = visitor.follow(visitor.arrive(callback));

    assertEquals(message, Visitor.message(index));
    assertEquals(Said.OVER, Visitor.message(again));
    assertEquals(0, calls.count(Operation.TOKEN));
  }

  @Test
  void aFailedAttemptLeavesTheConnectionThatExists() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.ACME);
    Installation.Calls calls = site.calls();

    visitor.arrive(visitor.approve(visitor.connect(), Team.EMPTY, Fault.TOKEN_REFUSED));

    Page droplets = visitor.open("/droplets");
    assertEquals("Acme Production", droplets.document().select("form.disconnect strong").text());
    assertEquals(0, calls.count(Operation.REVOKE));
  }

  // The account, which is looked up where the token answer does not say who it is

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"NOTHING", "DROPLETS_401", "DROPLETS_403", "DROPLETS_500", "SENSELESS", "SLOW"})
  void theAccountIsGoodToKnowAndNoMore(Fault fault) {
    site.sandbox().change(o -> o.copy().tokenShape(TokenShape.MINIMAL).build());
    Visitor visitor = site.visitor();
    Installation.Calls calls = site.calls();
    site.sandbox().failNext(Operation.ACCOUNT, fault);

    Page droplets = visitor.signIn(Team.ACME);

    assertEquals(40, Visitor.names(droplets).size());
    assertEquals(1, calls.count(Operation.ACCOUNT));
    String team = droplets.document().select("form.disconnect strong").text();
    assertEquals(fault == Fault.NOTHING ? "Acme Production" : "", team);
  }

  @Test
  void withoutARefreshTokenA401DropsTheConnection() {
    site.sandbox().change(o -> o.copy().tokenShape(TokenShape.MINIMAL).build());
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    Installation.Calls calls = site.calls();
    site.sandbox().failNext(Operation.DROPLETS, Fault.DROPLETS_401);

    Page index = visitor.follow(visitor.open("/droplets"));

    assertEquals(Said.CONNECT_AGAIN, Visitor.message(index));
    assertEquals(0, calls.count(Operation.REFRESH));
  }

  // The revocation

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
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
    Page droplets = visitor.signIn(Team.EMPTY);
    Installation.Calls calls = site.calls();
    site.sandbox().failNext(Operation.REVOKE, fault);

    Page index = visitor.follow(visitor.disconnect(droplets));

    assertEquals(Said.DISCONNECTED_HERE, Visitor.message(index));
    assertFalse(visitor.isConnected());
    assertEquals(1, calls.count(Operation.REVOKE), "sent once");
    assertEquals(List.of(), site.sandbox().requests("/redirected"));
  }

  @Test
  void withNobodyThereTheSessionEndsAllTheSame() {
    Visitor visitor = site.visitor();
    Page droplets = visitor.signIn(Team.EMPTY);
    site.line().cut();
    try {
      Page index = visitor.follow(visitor.disconnect(droplets));

      assertEquals(Said.DISCONNECTED_HERE, Visitor.message(index));
      assertFalse(visitor.isConnected());
    } finally {
      site.line().restore();
    }
  }

  private static Visitor withExpiredToken() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    List<String> tokens = site.sandbox().accessTokens();
    site.sandbox().expireAccess(tokens.get(tokens.size() - 1));
    return visitor;
  }
}
