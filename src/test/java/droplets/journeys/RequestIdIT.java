package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.ServerKind;
import droplets.servers.WebPage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ties an answer to its error page and to the lines it caused in the log. */
class RequestIdIT {
  @ParameterizedTest
  @MethodSource("droplets.journeys.Deployments#twoServers")
  void isInTheHeaderOnTheErrorPageAndInTheLog(ServerKind kind, String context) {
    try (Installation site = new Installation(kind, context).start()) {
      Visitor visitor = site.visitor();
      WebPage back = visitor.arrive(visitor.approve(visitor.connect(), Team.ACME));
      Installation.Calls calls = site.calls();
      site.sandbox().failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);
      site.sandbox().failNext(RequestKind.DROPLETS, Fault.DROPLETS_500);

      WebPage failed = visitor.open("/droplets");
      WebPage gone = visitor.disconnect(visitor.open("/"));

      List<ReceivedRequest> lists = calls.of(RequestKind.DROPLETS);
      String theirs = lists.get(1).requestId();
      assertEquals(502, failed.status());
      assertNotEquals(theirs, id(failed));
      assertEquals(theirs, failed.document().select("main dd code").text());
      String facts = failed.document().select("main dl").text();
      assertTrue(facts.endsWith("This application's request id " + id(failed)), facts);
      assertEquals(List.of("operation=exchange", "signed in"), caused(site, back));
      assertEquals(
          List.of("operation=droplets", "operation=refresh", "operation=droplets"),
          caused(site, failed));
      assertEquals(List.of("operation=revoke", "signed out"), caused(site, gone));
    }
  }

  @ParameterizedTest
  @MethodSource("droplets.journeys.Deployments#twoServers")
  void thatOfAProxyIsTakenOver(ServerKind kind, String context) {
    try (Installation site = new Installation(kind, context).start()) {
      WebPage page = site.visitor().get("/none", "X-Request-Id", "of-a-proxy-7");

      assertEquals("of-a-proxy-7", id(page));
      assertTrue(page.document().select("main dl").text().endsWith(" of-a-proxy-7"));
      assertNotEquals("a b", id(site.visitor().get("/none", "X-Request-Id", "a b")));
    }
  }

  static String id(WebPage page) {
    return page.header("X-Request-Id");
  }

  /** What the lines begin with that a request caused, in order. */
  static List<String> caused(Installation site, WebPage page) {
    String end = " for_request=" + id(page);
    return Stream.of(site.server().log().split("\\R"))
        .filter(line -> line.contains(end))
        .map(line -> line.replaceFirst(".*(operation=\\w+|signed \\w+).*", "$1"))
        .toList();
  }
}
