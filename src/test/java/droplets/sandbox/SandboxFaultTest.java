package droplets.sandbox;

import static droplets.sandbox.SandboxVisitor.REDIRECT_URI;
import static droplets.sandbox.SandboxVisitor.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SandboxFaultTest extends WithSandbox {
  @ParameterizedTest
  @CsvSource({
    "DROPLETS_401, 401, application/json",
    "DROPLETS_403, 403, application/json",
    "DROPLETS_429, 429, application/json",
    "DROPLETS_500, 500, application/json",
    "DROPLETS_HTML, 502, text/html",
    "DROPLETS_HTML_200, 200, text/html",
    "BLOCKED, 403, text/html",
    "SENSELESS, 200, application/json",
    "EMPTY, 200, application/json"
  })
  void aFaultPickedAtApprovalBelongsToThatGrantAlone(Fault fault, int status, String type)
      throws Exception {
    JsonObject faulty = visitor.connect("read", Team.ACME, fault);
    String sound = visitor.connect(Team.ACME, Fault.NOTHING);

    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer = visitor.api(faulty.getString("access_token"), "/droplets");
      assertEquals(status, answer.statusCode());
      assertTrue(answer.headers().firstValue("content-type").orElseThrow().startsWith(type));
      assertTrue(answer.headers().firstValue("ratelimit-remaining").isPresent());
    }
    assertEquals(200, visitor.api(faulty.getString("access_token"), "/account").statusCode());
    assertEquals(200, visitor.api(sound, "/droplets").statusCode());
    JsonObject fresh = json(visitor.refresh(faulty.getString("refresh_token")));
    assertEquals(status, visitor.api(fresh.getString("access_token"), "/droplets").statusCode());
  }

  @Test
  void aRefusedTokenRequestSpendsTheCode() throws Exception {
    String callback = sandbox.approve(visitor.authorizeUrl("read"), Team.ACME, Fault.TOKEN_REFUSED);
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer = visitor.token(visitor.exchangeParameters(callback));
      assertEquals("invalid_grant", json(answer).getString("error"));
    }
  }

  @Test
  void aDroppedTokenRequestGetsNoAnswer() {
    String callback = sandbox.approve(visitor.authorizeUrl("read"), Team.ACME, Fault.TOKEN_DROPPED);
    assertThrows(IOException.class, () -> visitor.token(visitor.exchangeParameters(callback)));
    assertFalse(sandbox.requests(RequestKind.TOKEN).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(names = {"DROPLETS_CUT_OFF", "DROPPED"})
  void aCutOffOrDroppedAnswerIsAnErrorForTheCaller(Fault fault) throws Exception {
    String accessToken = visitor.connect(Team.ACME, fault);
    assertThrows(IOException.class, () -> visitor.api(accessToken, "/droplets"));
  }

  @ParameterizedTest
  @EnumSource(names = {"DROPLETS_SLOW", "DROPLETS_TIMEOUT", "SLOW"})
  void aSlowAnswerIsTheRightOne(Fault fault) throws Exception {
    String accessToken = visitor.connect(Team.ACME, fault);
    long start = System.nanoTime();
    HttpResponse<String> answer = visitor.api(accessToken, "/droplets");
    assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(50));
    assertEquals(40, json(answer).getJsonObject("meta").getInt("total"));
  }

  @Test
  void anOversizedAnswerIsRightButForItsSize() throws Exception {
    String accessToken = visitor.connect(Team.ACME, Fault.OVERSIZED);
    HttpResponse<String> answer = visitor.api(accessToken, "/droplets");
    assertTrue(answer.body().length() > 8 * 1024 * 1024);
    assertEquals(0, json(answer).getJsonObject("meta").getInt("total"));
  }

  @Test
  void aRedirectLeadsToAPathThatRecords() throws Exception {
    String accessToken = visitor.connect(Team.ACME, Fault.REDIRECT);
    HttpResponse<String> answer = visitor.api(accessToken, "/droplets");
    assertEquals(307, answer.statusCode());
    visitor.get(answer.headers().firstValue("location").orElseThrow());
    assertEquals(1, sandbox.requests(Sandbox.REDIRECT_TARGET).size());
  }

  @Test
  void onlyTheNextRequestFails() throws Exception {
    String accessToken = visitor.connect(Team.ACME, Fault.NOTHING);
    sandbox.failNext(RequestKind.ACCOUNT, Fault.NOTHING);
    sandbox.failNext(RequestKind.ACCOUNT, Fault.SERVER_ERROR);
    assertEquals(200, visitor.api(accessToken, "/droplets").statusCode());
    assertEquals(200, visitor.api(accessToken, "/account").statusCode());
    assertEquals(500, visitor.api(accessToken, "/account").statusCode());
    assertEquals(200, visitor.api(accessToken, "/account").statusCode());
    assertThrows(
        IllegalArgumentException.class,
        () -> sandbox.failNext(RequestKind.TOKEN, Fault.SHORT_LIVED_TOKEN));
  }

  @Test
  void whatIsArrangedForAnAccessMeetsNoOther() throws Exception {
    String callback = sandbox.approve(visitor.authorizeUrl("read"));
    Access access = sandbox.access(callback);
    access.arrangements().failNext(RequestKind.TOKEN, Fault.RATE_LIMITED, 1);
    access.arrangements().failNext(RequestKind.DROPLETS, Fault.DROPLETS_403, 1);
    String other = visitor.connect(Team.EMPTY, Fault.NOTHING);
    assertEquals(200, visitor.api(other, "/droplets").statusCode());

    assertEquals(429, visitor.token(visitor.exchangeParameters(callback)).statusCode());
    visitor.token(visitor.exchangeParameters(callback));
    assertEquals(403, visitor.api(access.accessToken(), "/droplets").statusCode());
    assertEquals(200, visitor.api(access.accessToken(), "/droplets").statusCode());
    access.expireToken();
    assertEquals(401, visitor.api(access.accessToken(), "/droplets").statusCode());

    assertEquals(2, access.requests(RequestKind.TOKEN).size());
    assertEquals(3, access.requests(RequestKind.DROPLETS).size());
    assertEquals(4, sandbox.requests(RequestKind.DROPLETS).size());
    access.revokeTokens();
    assertEquals(List.of(other), sandbox.accessTokens());
  }

  @Test
  void anErrorStatusLeavesARefreshTokenGoodAndALostAnswerDoesNot() throws Exception {
    JsonObject token = visitor.connect("read", Team.ACME, Fault.NOTHING);
    String refreshToken = token.getString("refresh_token");
    sandbox.failNext(RequestKind.REFRESH, Fault.RATE_LIMITED);
    assertEquals(429, visitor.refresh(refreshToken).statusCode());
    sandbox.failNext(RequestKind.REFRESH, Fault.DROPPED, 5);
    assertThrows(IOException.class, () -> visitor.refresh(refreshToken));
    assertEquals(401, visitor.api(token.getString("access_token"), "/account").statusCode());
  }

  @Test
  void aRevocationCanFail() throws Exception {
    String accessToken = visitor.connect(Team.ACME, Fault.NOTHING);
    sandbox.failNext(RequestKind.REVOKE, Fault.SERVER_ERROR);
    assertEquals(500, visitor.revoke(accessToken, accessToken).statusCode());
    assertTrue(sandbox.revokeAccess(accessToken));
    assertFalse(sandbox.revokeAccess(accessToken));
  }

  @Test
  void tooManyRequestsAreToldAsSwitched() throws Exception {
    String accessToken = visitor.connect(Team.ACME, Fault.DROPLETS_429);
    HttpResponse<String> minute = visitor.api(accessToken, "/droplets");
    assertEquals("30", minute.headers().firstValue("retry-after").orElseThrow());
    assertEquals("too_many_requests", json(minute).getString("id"));

    sandbox.change(o -> o.retryAfter(Optional.empty()).gatewayErrors(true));
    HttpResponse<String> hour = visitor.api(accessToken, "/droplets");
    assertEquals(Optional.empty(), hour.headers().firstValue("retry-after"));
    assertEquals("0", hour.headers().firstValue("ratelimit-remaining").orElseThrow());
    assertEquals("Too Many Requests", json(hour).getString("id"));
  }

  @Test
  void aHeldAnswerComesWhenReleased() throws Exception {
    String accessToken = visitor.connect(Team.ACME, Fault.NOTHING);
    Gate gate = sandbox.holdNext(RequestKind.DROPLETS, 2);
    CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> status(accessToken));
    CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> status(accessToken));

    gate.awaitArrival();

    assertFalse(first.isDone() || second.isDone());
    assertEquals(200, visitor.api(accessToken, "/droplets").statusCode(), "the third passes");
    gate.release();
    assertEquals(200, first.get(10, TimeUnit.SECONDS));
    assertEquals(200, second.get(10, TimeUnit.SECONDS));
  }

  @Test
  void closingEndsHeldAnswers() throws Exception {
    String accessToken = visitor.connect(Team.ACME, Fault.NOTHING);
    Gate gate = sandbox.holdNext(RequestKind.DROPLETS);
    CompletableFuture<Integer> held = CompletableFuture.supplyAsync(() -> status(accessToken));
    gate.awaitArrival();
    sandbox.close();
    assertEquals(-1, held.get(10, TimeUnit.SECONDS));
  }

  @Test
  void requestsAreRecordedInOrderWithTheirConnection() throws Exception {
    String accessToken = visitor.connect(Team.ACME, Fault.NOTHING);
    ReceivedRequest token = sandbox.requests("/v1/oauth/token").get(0);
    assertEquals("POST", token.method());
    assertEquals(Optional.of(REDIRECT_URI), token.formParameter("redirect_uri"));
    assertTrue(token.header("CONTENT-type").isPresent());

    sandbox.clearRequests();
    visitor.api(accessToken, "/droplets?page=2&name=%C3%A9");
    visitor.api(accessToken, "/account");

    assertEquals(2, sandbox.requests().size());
    ReceivedRequest list = sandbox.requests(RequestKind.DROPLETS).get(0);
    assertEquals("page=2&name=%C3%A9", list.rawQuery());
    assertEquals(Optional.of("é"), list.queryParameter("name"));
    assertEquals(Optional.of(accessToken), list.bearer());
    ReceivedRequest account = sandbox.requests(RequestKind.ACCOUNT).get(0);
    assertEquals(list.number() + 1, account.number());
    assertEquals(list.remotePort(), account.remotePort());
    assertEquals(Map.of(), account.form());
  }

  private int status(String accessToken) {
    try {
      return visitor.api(accessToken, "/droplets").statusCode();
    } catch (Exception e) {
      return -1;
    }
  }

  @Test
  void aWrongStateComesBackWithAGoodCode() throws Exception {
    String callback = sandbox.approve(visitor.authorizeUrl("read"), Team.ACME, Fault.WRONG_STATE);

    assertNotEquals("the state", SandboxVisitor.parameter(callback, "state"));
    assertEquals(200, visitor.token(visitor.exchangeParameters(callback)).statusCode());
  }

  @Test
  void theCallbackForAnotherBrowserIsShownAndNotFollowed() throws Exception {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("request", FormData.write(visitor.authorizeParameters()));
    form.put("fault", Fault.OTHER_BROWSER.name());
    form.put("decision", "approve");
    HttpResponse<String> page = visitor.post(sandbox.oauthUrl() + "/authorize/decision", form);

    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("<code>" + SandboxVisitor.REDIRECT_URI + "?code="));
  }

  @Test
  void aWrongVerifierIsRefused() throws Exception {
    String callback =
        sandbox.approve(visitor.authorizeUrl("read"), Team.ACME, Fault.WRONG_VERIFIER);

    HttpResponse<String> refused = visitor.token(visitor.exchangeParameters(callback));
    assertEquals(401, refused.statusCode());
    assertEquals("invalid_grant", json(refused).getString("error"));
  }

  @Test
  void aRefreshCanBeRefusedOrLostAndComesSoon() throws Exception {
    JsonObject refused = visitor.connect("read", Team.ACME, Fault.REFRESH_REFUSED);
    assertEquals(20, refused.getInt("expires_in"));
    assertEquals(401, visitor.refresh(refused.getString("refresh_token")).statusCode());

    JsonObject lost = visitor.connect("read", Team.ACME, Fault.REFRESH_LOST);
    assertEquals(20, lost.getInt("expires_in"));
    assertThrows(IOException.class, () -> visitor.refresh(lost.getString("refresh_token")));
  }

  @Test
  void aRevocationCanFailEachTime() throws Exception {
    String accessToken = visitor.connect(Team.ACME, Fault.REVOCATION_FAILS);
    for (int i = 0; i < 2; i++) {
      assertEquals(500, visitor.revoke(accessToken, accessToken).statusCode());
    }
    assertEquals(200, visitor.api(accessToken, "/droplets").statusCode());
  }

  @Test
  void theApisOwnPortCanBeClosedWhileAllElseAnswers() throws Exception {
    assertEquals(401, visitor.get(sandbox.apiDoorUrl() + "/account").statusCode());
    String accessToken = visitor.connect(Team.ACME, Fault.API_UNREACHABLE);

    assertThrows(ConnectException.class, () -> visitor.get(sandbox.apiDoorUrl() + "/account"));
    assertEquals(200, visitor.api(accessToken, "/droplets").statusCode());
  }

  @Test
  void theApisOwnPortIsOpenAgainAfterAWhile() throws Exception {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    try (ApiDoor door = new ApiDoor(exchange -> exchange.close(), Runnable::run, timer)) {
      door.start();
      door.closeFor(Duration.ofMillis(1));
      // It waits its turn behind the opening.
      timer.schedule(() -> {}, 2, TimeUnit.MILLISECONDS).get(10, TimeUnit.SECONDS);

      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
        assertTrue(socket.isConnected());
      }
    } finally {
      timer.shutdownNow();
    }
  }

  @ParameterizedTest
  @MethodSource("droplets.sandbox.Fault#offered")
  void aFaultSaysHowLongItStays(Fault fault) throws Exception {
    String page = visitor.get(visitor.authorizeUrl("read")).body();

    assertEquals(fault == Fault.NOTHING, fault.stay().isEmpty());
    assertTrue(page.contains("<span class=\"more\">" + fault.stay() + "</span>"));
  }
}
