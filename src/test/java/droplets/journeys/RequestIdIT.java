package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.WebPage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The request id ties an answer to its error page and to its lines in the log. */
@InstalledIn
record RequestIdIT(Installation site) {
  @Test
  void isInTheHeaderOnTheErrorPageAndInTheLog() {
    Visitor visitor = site.visitor();
    WebPage back = visitor.connectTo(Team.ACME);
    Calls calls = site.calls();
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_500);

    WebPage failed = visitor.open("/droplets");
    WebPage gone = visitor.disconnect(visitor.open("/"));

    List<ReceivedRequest> lists = calls.of(RequestKind.DROPLETS);
    String theirs = lists.get(1).requestId();
    assertEquals(502, failed.status());
    assertNotEquals(theirs, failed.requestId());
    assertEquals(theirs, failed.document().select("main dd code").text());
    String facts = failed.document().select("main dl").text();
    assertTrue(facts.endsWith("This application's request id " + failed.requestId()), facts);
    assertEquals(List.of("operation=exchange", "signed in"), site.logged(back));
    assertEquals(
        List.of("operation=droplets", "operation=refresh", "operation=droplets"),
        site.logged(failed));
    assertEquals(List.of("operation=revoke", "signed out"), site.logged(gone));
  }

  @Test
  void thatOfAProxyIsTakenOver() {
    WebPage page = site.visitor().get("/none", "X-Request-Id", "of-a-proxy-7");

    assertEquals("of-a-proxy-7", page.requestId());
    assertTrue(page.document().select("main dl").text().endsWith(" of-a-proxy-7"));
    assertNotEquals("a b", site.visitor().get("/none", "X-Request-Id", "a b").requestId());
  }
}
