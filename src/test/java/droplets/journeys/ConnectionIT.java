package droplets.journeys;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.WebPage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a connection: its session, its tokens, its record, its end. */
@InstalledIn
record ConnectionIT(Installation site) {
  @Test
  void theSessionCookieIsHttpOnlyLaxAndOfThisApplicationAlone() {
    Visitor visitor = site.visitorOf(Team.ACME);

    String path = site.context().isEmpty() ? "/" : site.context();
    assertEquals(
        List.of("httponly", "path=" + path, "samesite=lax"), visitor.sessionCookieAttributes());
  }

  @Test
  void eachSignInMakesASessionOfItsOwn() {
    Visitor visitor = site.visitor();
    WebPage begun = visitor.connect();
    assertTrue(visitor.sessionId().isEmpty(), "nobody is connected yet");
    visitor.arrive(visitor.approve(begun, Team.ACME));
    String before = visitor.sessionId().orElseThrow();

    visitor.arrive(visitor.approve(visitor.connect(), Team.ACME));

    assertNotEquals(before, visitor.sessionId().orElseThrow());
  }

  @Test
  void whoOnlyLooksGetsNoSession() {
    Visitor visitor = site.visitor();
    for (String path :
        List.of("/", "/flow", "/health", "/droplets", "/droplets?page=x", "/none", "/disconnect")) {
      visitor.open(path);
      assertTrue(visitor.sessionId().isEmpty(), path);
    }
  }

  @Test
  void anExpiredTokenIsRefreshedOnceAndNobodyNotices() {
    Visitor visitor = site.visitorOf(Team.ACME);
    String old = visitor.access().accessToken();
    site.sandbox().expireAccess(old);
    Calls calls = site.calls();

    WebPage droplets = visitor.open("/droplets");
    WebPage again = visitor.open("/droplets");

    assertEquals(List.of(200, 200), List.of(droplets.status(), again.status()));
    assertEquals(40, Visitor.names(droplets).size());
    assertEquals(1, calls.count(RequestKind.REFRESH));
    List<ReceivedRequest> lists = calls.of(RequestKind.DROPLETS);
    assertEquals(3, lists.size());
    assertEquals(old, lists.get(0).bearer().orElseThrow());
    assertNotEquals(old, lists.get(1).bearer().orElseThrow());
    assertEquals(lists.get(1).bearer(), lists.get(2).bearer());
  }

  @Test
  void disconnectingRevokesTheTokensAndEndsTheSession() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.ACME);
    String session = visitor.sessionId().orElseThrow();
    String token = visitor.access().accessToken();
    Calls calls = visitor.calls();

    WebPage gone = visitor.disconnect(droplets);

    assertEquals(303, gone.status());
    assertEquals(site.context() + "/", gone.header("Location"));
    WebPage index = visitor.follow(gone);
    assertEquals(MessageTitle.DISCONNECTED, Visitor.message(index));
    assertTrue(index.link("list of authorized applications").contains("digitalocean.com"));
    assertFalse(site.sandbox().accessTokens().contains(token));
    List<ReceivedRequest> revocations = calls.of(RequestKind.REVOKE);
    assertEquals(1, revocations.size());
    assertEquals(token, revocations.get(0).bearer().orElseThrow());
    assertEquals(Map.of("token", List.of(token)), revocations.get(0).form());
    assertEquals(site.context() + "/", visitor.open("/droplets").header("Location"));

    Visitor thief = site.visitor();
    thief.plant("droplets", session);
    assertFalse(thief.isConnected(), "the old session is over");
  }

  @Test
  void theRecordOfTheFlowOutlivesADisconnectAndBelongsToOneBrowser() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.ACME);
    visitor.disconnect(droplets);

    WebPage flow = visitor.open("/flow");

    assertEquals(200, flow.status());
    assertEquals(
        List.of(
            "Authorization request", "Callback", "Token request", "Droplets request", "Revocation"),
        flow.document().select(".flow h2").eachText());
    String text = flow.document().select(".flow").text();
    for (String name :
        List.of("$STATE", "$CODE", "$CODE_VERIFIER", "$CLIENT_SECRET", "$ACCESS_TOKEN")) {
      assertTrue(text.contains(name), name);
    }
    assertEquals(List.of(), site.visitor().open("/flow").document().select(".flow").eachText());
  }

  @Test
  void whoIsNotConnectedIsLedToTheIndexPage() {
    Visitor visitor = site.visitor();
    Calls calls = site.calls();

    WebPage droplets = visitor.open("/droplets");
    WebPage disconnect = visitor.post("/disconnect", Map.of("token", "any"));

    assertEquals(303, droplets.status());
    assertEquals(site.context() + "/", droplets.header("Location"));
    assertEquals(303, disconnect.status());
    assertEquals(site.context() + "/", disconnect.header("Location"));
    assertEquals(0, calls.count(RequestKind.DROPLETS));
    assertEquals(List.of(), site.logged(disconnect), "no call is made");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/droplets",
        "/droplets?page=x",
        "/droplets/1",
        "/droplets.csv",
        "/droplets.ssh_config"
      })
  void thatPageSaysOnceWhyOneIsThere(String path) {
    Visitor visitor = site.visitor();

    WebPage index = visitor.follow(visitor.open(path));

    assertEquals(MessageTitle.CONNECT_FIRST, Visitor.message(index));
    assertEquals("", Visitor.message(visitor.open("/")));
    assertTrue(visitor.sessionId().isEmpty());
  }

  @Test
  void digitalOceanIsToldWhoCallsAndNothingOfTheBrowser() {
    Visitor visitor = site.visitor();
    visitor.disconnect(visitor.signIn(Team.ACME));

    Supplier<Stream<ReceivedRequest>> ours =
        () ->
            Stream.of(RequestKind.TOKEN, RequestKind.DROPLETS, RequestKind.REVOKE)
                .flatMap(operation -> visitor.access().requests(operation).stream());

    assertEquals(3, ours.get().count());
    assertEquals(
        Set.of("droplets/1.0.0"),
        ours.get().map(request -> request.header("User-Agent").orElse("")).collect(toSet()));
    assertTrue(ours.get().allMatch(request -> request.header("Cookie").isEmpty()));
    assertTrue(ours.get().allMatch(request -> request.header("Referer").isEmpty()));
  }
}
