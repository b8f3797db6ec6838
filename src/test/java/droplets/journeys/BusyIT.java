package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Gate;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.ServerKind;
import droplets.servers.WebPage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** DigitalOcean does not answer, and more people wait than the limit allows, which is two here. */
@ParameterizedClass
@MethodSource("sites")
record BusyIT(Installation site) {
  static Stream<Installation> sites() {
    return Stream.of(
        new Installation(ServerKind.TOMCAT_11, "").setting("DIGITAL_OCEAN_MAX_CALLS", "2").start());
  }

  @Test
  void theThirdIsToldAtOnceAndTheRestOfTheApplicationAnswers() {
    Visitor visitor = site.visitorOf(Team.EMPTY);
    Visitor third = site.visitorOf(Team.EMPTY);
    Waiting waiting = Waiting.of(visitor);

    WebPage busy = third.open("/droplets");
    assertEquals(503, busy.status());
    assertEquals("Too many people are waiting", busy.document().select("h1").text());
    assertEquals("30", busy.header("Retry-After"));
    assertTrue(third.isConnected());
    for (String path : List.of("/", "/health", "/flow")) {
      assertEquals(200, third.open(path).status(), path);
    }
    assertEquals(302, site.visitor().click("/connect").status());
    assertTrue(waiting.pages().stream().noneMatch(Background::isDone));

    waiting.end();
    assertEquals(200, third.open("/droplets").status());
  }

  @Test
  void aCallbackIsToldSoAndUsesNothingUp() {
    Visitor visitor = site.visitorOf(Team.EMPTY);
    Visitor comingBack = site.visitor();
    String callback = comingBack.approve(comingBack.connect(), Team.ACME);
    Waiting waiting = Waiting.of(visitor);
    Calls calls = site.calls();

    WebPage index = comingBack.follow(comingBack.arrive(callback));

    assertEquals(MessageTitle.BUSY, Visitor.message(index));
    assertEquals(0, calls.count(RequestKind.TOKEN));
    waiting.end();
    assertEquals("/droplets", comingBack.arrive(callback).header("Location"));
    assertTrue(comingBack.isConnected());
  }

  @Test
  void whoWaitsForARefreshCountsToo() {
    Visitor visitor = site.visitorOf(Team.EMPTY);
    Visitor third = site.visitorOf(Team.EMPTY);
    visitor.access().expireToken();
    Calls calls = site.calls();
    Gate refused = visitor.holdNext(RequestKind.DROPLETS, 2);
    Gate refresh = visitor.holdNext(RequestKind.REFRESH, 1);
    List<Background<WebPage>> waiting = Background.begin(2, () -> visitor.open("/droplets"));
    refused.awaitArrival();
    refused.release();
    refresh.awaitArrival();

    assertEquals(503, third.open("/droplets").status());

    refresh.release();
    waiting.forEach(later -> assertEquals(200, later.result().status()));
    assertEquals(1, calls.count(RequestKind.REFRESH));
  }

  @Test
  void disconnectingEndsTheSessionWithoutWaiting() {
    Visitor visitor = site.visitorOf(Team.EMPTY);
    Visitor leaving = site.visitor();
    WebPage droplets = leaving.signIn(Team.EMPTY);
    Waiting waiting = Waiting.of(visitor);
    Calls calls = leaving.calls();

    WebPage index = leaving.follow(leaving.disconnect(droplets));

    assertEquals(MessageTitle.DISCONNECTED_HERE, Visitor.message(index));
    assertFalse(leaving.isConnected());
    assertEquals(0, calls.count(RequestKind.REVOKE));
    waiting.end();
  }

  /** Two requests of one person that wait until {@link #end}. */
  private record Waiting(Gate gate, List<Background<WebPage>> pages) {
    static Waiting of(Visitor visitor) {
      Gate gate = visitor.holdNext(RequestKind.DROPLETS, 2);
      List<Background<WebPage>> pages = Background.begin(2, () -> visitor.open("/droplets"));
      gate.awaitArrival();
      return new Waiting(gate, pages);
    }

    void end() {
      gate.release();
      pages.forEach(page -> assertEquals(200, page.result().status()));
    }
  }
}
