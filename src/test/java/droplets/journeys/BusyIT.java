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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** DigitalOcean answers nobody, and more people wait than may: here two. */
class BusyIT {
  private static Installation site;

  @BeforeAll
  static void start() {
    site =
        new Installation(ServerKind.TOMCAT_11, "").setting("DIGITAL_OCEAN_MAX_CALLS", "2").start();
  }

  @AfterAll
  static void end() {
    site.close();
  }

  @Test
  void theThirdIsToldAtOnceAndTheRestOfTheApplicationAnswers() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    Visitor third = site.visitor();
    third.signIn(Team.EMPTY);
    Gate gate = site.sandbox().holdNext(RequestKind.DROPLETS, 2);
    List<Background<WebPage>> waiting = Background.begin(2, () -> visitor.open("/droplets"));
    gate.awaitArrival();

    WebPage busy = third.open("/droplets");
    assertEquals(503, busy.status());
    assertEquals("Too many people are waiting", busy.document().select("h1").text());
    assertEquals("30", busy.header("Retry-After"));
    assertTrue(third.isConnected());
    for (String path : List.of("/", "/health", "/flow")) {
      assertEquals(200, third.open(path).status(), path);
    }
    assertEquals(302, site.visitor().click("/connect").status());
    assertFalse(waiting.get(0).isDone() || waiting.get(1).isDone());

    gate.release();
    waiting.forEach(later -> assertEquals(200, later.result().status()));
    assertEquals(200, third.open("/droplets").status());
  }

  @Test
  void aCallbackIsToldSoAndUsesNothingUp() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    Visitor comingBack = site.visitor();
    String callback = comingBack.approve(comingBack.connect(), Team.ACME);
    Gate gate = site.sandbox().holdNext(RequestKind.DROPLETS, 2);
    List<Background<WebPage>> waiting = Background.begin(2, () -> visitor.open("/droplets"));
    gate.awaitArrival();
    Installation.Calls calls = site.calls();

    WebPage index = comingBack.follow(comingBack.arrive(callback));

    assertEquals(MessageTitle.BUSY, Visitor.message(index));
    assertEquals(0, calls.count(RequestKind.TOKEN));
    gate.release();
    waiting.forEach(later -> assertEquals(200, later.result().status()));
    assertEquals("/droplets", comingBack.arrive(callback).header("Location"));
    assertTrue(comingBack.isConnected());
  }

  @Test
  void whoWaitsForARefreshCountsToo() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    Visitor third = site.visitor();
    third.signIn(Team.EMPTY);
    List<String> tokens = site.sandbox().accessTokens();
    site.sandbox().expireAccess(tokens.get(tokens.size() - 2));
    Installation.Calls calls = site.calls();
    Gate refused = site.sandbox().holdNext(RequestKind.DROPLETS, 2);
    Gate refresh = site.sandbox().holdNext(RequestKind.REFRESH);
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
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    Visitor leaving = site.visitor();
    WebPage droplets = leaving.signIn(Team.EMPTY);
    Gate gate = site.sandbox().holdNext(RequestKind.DROPLETS, 2);
    List<Background<WebPage>> waiting = Background.begin(2, () -> visitor.open("/droplets"));
    gate.awaitArrival();
    Installation.Calls calls = site.calls();

    WebPage index = leaving.follow(leaving.disconnect(droplets));

    assertEquals(MessageTitle.DISCONNECTED_HERE, Visitor.message(index));
    assertFalse(leaving.isConnected());
    assertEquals(0, calls.count(RequestKind.REVOKE));
    gate.release();
    waiting.forEach(later -> assertEquals(200, later.result().status()));
  }
}
