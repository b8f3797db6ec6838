package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.ServerKind;
import droplets.servers.WebPage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One visit in every container there is, at the root and under a path: {@code mvn verify
 * -Pcontainers}. As everywhere, {@link PageRules} checks each answer for its security headers and a
 * request id, and {@link Installation#close} searches pages and log for secrets.
 */
@Tag("containers")
@ParameterizedClass
@MethodSource("sites")
record ContainersIT(Installation site) {
  static Stream<Installation> sites() {
    return Deployments.inEveryContainer().map(Installation::start);
  }

  @Test
  void aDatabaseThatIsNotOfferedIsNotMissed() {
    String log = site.server().log();

    assertTrue(log.contains("connections are kept in HTTP sessions"), log);
    assertFalse(log.contains("jdbc/droplets"), log);
  }

  @Test
  void connecting() {
    Visitor visitor = site.visitor();
    WebPage index = visitor.open("/");
    assertEquals(200, index.status());
    WebPage begun = visitor.click(index.link("Connect to DigitalOcean"));
    assertEquals(Optional.empty(), visitor.sessionId());

    WebPage back = visitor.arrive(visitor.approve(begun, Team.ACME));
    WebPage droplets = visitor.follow(back);

    assertEquals(site.context() + "/droplets", back.header("Location"));
    assertEquals(200, droplets.status());
    assertEquals(40, Visitor.names(droplets).size());
    assertTrue(visitor.sessionId().isPresent());
    assertTrue(visitor.open("/flow").document().text().contains("$CODE_VERIFIER"));
    assertEquals(cookieAttributes(), visitor.sessionCookieAttributes());
  }

  private List<String> cookieAttributes() {
    String path = "path=" + (site.context().isEmpty() ? "/" : site.context());
    // GlassFish never sends SameSite.
    return site.kind() == ServerKind.GLASSFISH
        ? List.of("httponly", path)
        : List.of("httponly", path, "samesite=lax");
  }

  @Test
  void paging() {
    Visitor visitor = site.visitor();
    WebPage first = visitor.signIn(Team.BIG_FLEET);

    WebPage second = visitor.click(first.link("Next"));
    WebPage last = visitor.click(second.link("Last"));

    assertEquals("node-0001.big-fleet.example", Visitor.names(first).get(0));
    assertEquals("node-0051.big-fleet.example", Visitor.names(second).get(0));
    assertEquals(34, Visitor.names(last).size());
  }

  @Test
  void filters() {
    Visitor visitor = site.visitor();
    WebPage all = visitor.signIn(Team.ACME);

    WebPage named = visitor.submit(all.form("form:has(#name)").with("name", "db-02.acme.example"));
    WebPage tagged = visitor.submit(all.form("form:has(#tag)").with("tag", "größe:xl"));
    WebPage gpus = visitor.open("/droplets?type=gpus&per_page=2");
    WebPage nonsense = visitor.open("/droplets?tag=a&type=gpus");

    assertEquals(List.of("db-02.acme.example"), Visitor.names(named));
    assertFalse(Visitor.names(tagged).isEmpty());
    assertTrue(Visitor.names(all).containsAll(Visitor.names(tagged)));
    assertEquals("größe:xl", tagged.form("form:has(#tag)").fields().get("tag"));
    assertEquals(2, Visitor.names(gpus).size());
    assertEquals(400, nonsense.status());
  }

  @Test
  void refresh() {
    Visitor visitor = site.visitorOf(Team.ACME);
    visitor.access().expireToken();
    Calls calls = site.calls();

    WebPage droplets = visitor.open("/droplets");

    assertEquals(40, Visitor.names(droplets).size());
    assertEquals(1, calls.count(RequestKind.REFRESH));
  }

  @Test
  void fault() {
    Visitor visitor = site.visitorOf(Team.ACME);
    Calls calls = site.calls();
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_500);

    WebPage failed = visitor.open("/droplets");

    String text = failed.document().select("main").text();
    assertEquals(502, failed.status());
    assertTrue(text.contains(calls.of(RequestKind.DROPLETS).get(0).requestId()), text);
    assertTrue(text.contains(failed.requestId()), text);
    assertEquals(List.of("operation=droplets"), site.logged(failed));
    assertEquals(200, visitor.open("/droplets").status());
  }

  @Test
  void disconnecting() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.ACME);
    String token = visitor.access().accessToken();
    assertEquals(405, visitor.open("/disconnect").status());

    WebPage gone = visitor.disconnect(droplets);

    assertEquals(MessageTitle.DISCONNECTED, Visitor.message(visitor.follow(gone)));
    assertFalse(site.sandbox().accessTokens().contains(token));
    assertEquals(site.context() + "/", visitor.open("/droplets").header("Location"));
    assertEquals(List.of("operation=revoke", "signed out"), site.logged(gone));
  }

  @Test
  void escaping() {
    Visitor visitor = site.visitor();

    HostileFleet.assertShownAsTheyAre(visitor.signIn(Team.HOSTILE), visitor);
  }

  @Test
  void staticFiles() {
    Visitor visitor = site.visitor();
    List<Element> links = visitor.open("/").document().select("head link");

    assertFalse(links.isEmpty());
    for (Element link : links) {
      WebPage file = visitor.get(link.attr("abs:href"));
      assertEquals(200, file.status());
      assertFalse(file.body().isBlank());
      assertEquals(List.of(), file.setCookies());
    }
  }

  @Test
  void unknownAddresses() {
    for (String path : List.of("/none", "/none/1", "/index.jsp", "/assets/none.css")) {
      WebPage page = site.visitor().open(path);

      assertEquals(404, page.status(), path);
      assertEquals("There is nothing here", page.document().select("h1").text());
      assertEquals(site.baseUrl() + "/", page.link("Start page"));
    }
  }
}
