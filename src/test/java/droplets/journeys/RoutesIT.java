package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.WebPage;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and methods, known and unknown ones. */
@InstalledIn
record RoutesIT(Installation site) {
  @ParameterizedTest
  @CsvSource({
    "POST,/,'GET, HEAD'",
    "PUT,/droplets,'GET, HEAD'",
    "DELETE,/flow,'GET, HEAD'",
    "POST,/health,'GET, HEAD'",
    "OPTIONS,/droplets,'GET, HEAD'",
    "HEAD,/connect,GET",
    "POST,/connect,GET",
    "OPTIONS,/connect,GET",
    "HEAD,/digitalocean,GET",
    "POST,/digitalocean,GET",
    "GET,/disconnect,POST",
    "HEAD,/disconnect,POST",
    "OPTIONS,/disconnect,POST",
    "PROPFIND,/,'GET, HEAD'"
  })
  void otherMethodsAreA405Page(String method, String path, String allowed) {
    Visitor visitor = site.visitor();

    WebPage page = visitor.send(method, path);

    assertEquals(405, page.status());
    assertEquals(List.of(allowed), page.headers().allValues("Allow"));
    String heading = method.equals("HEAD") ? "" : "That is not possible here";
    assertEquals(heading, page.document().select("h1").text());
    assertTrue(visitor.sessionId().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/none",
        "/droplets/x",
        "/index.jsp",
        "/WEB-INF/web.xml",
        "/WEB-INF/views/index.jsp",
        "/META-INF/MANIFEST.MF",
        "/assets/",
        "/assets/none.css",
        "/assets/0123456789abcdef/droplets.css",
        "/error",
        "/%3Cimg%20src=x%20onerror=alert(1)%3E"
      })
  void unknownAddressesAreThe404Page(String path) {
    WebPage page = site.visitor().open(path);

    assertEquals(404, page.status());
    assertEquals("There is nothing here", page.document().select("h1").text());
    assertEquals(site.baseUrl() + "/", page.link("Start page"));
  }

  @Test
  void staticFilesAreKeptForAYearUnderTheirHashAlone() {
    Visitor visitor = site.visitor();
    WebPage index = visitor.open("/");
    for (Element link : index.document().select("head link")) {
      String address = link.attr("abs:href");
      String type = address.endsWith(".css") ? "text/css;charset=UTF-8" : "image/svg+xml";

      WebPage hashed = visitor.get(address);
      WebPage plain = visitor.get(address.replaceFirst("/assets/[0-9a-f]{16}/", "/assets/"));

      assertEquals(List.of(200, 200), List.of(hashed.status(), plain.status()), address);
      assertEquals(type, hashed.header("Content-Type").replace(" ", "").replace("utf", "UTF"));
      assertFalse(hashed.body().isBlank());
      assertEquals(hashed.body(), plain.body());
      assertNotEquals(hashed.header("Cache-Control"), plain.header("Cache-Control"));
      assertEquals(List.of(), hashed.setCookies());
    }
  }

  @Test
  void headAnswersWhatGetDoesWithoutTheBody() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.ACME);
    String style = droplets.document().select("link[rel=stylesheet]").attr("abs:href");
    for (String path : List.of("/", "/droplets", "/flow", "/health", "/none", style)) {
      WebPage get = visitor.send("GET", path);
      WebPage head = visitor.send("HEAD", path);

      assertEquals(get.status(), head.status(), path);
      assertEquals(get.header("Content-Type"), head.header("Content-Type"), path);
      assertEquals("", head.body(), path);
    }
  }

  @Test
  void healthIsOkAndCallsNobody() {
    Calls calls = site.calls();

    WebPage health = site.visitor().get("/health");

    assertEquals(200, health.status());
    assertEquals("ok", health.body().strip());
    assertEquals(List.of(), health.setCookies());
    assertEquals(0, Stream.of(RequestKind.values()).mapToInt(calls::count).sum());
  }

  @Test
  void searchEnginesMayReadTheStartPageOfSomebodyWhoIsNotConnected() {
    Visitor visitor = site.visitor();
    WebPage robots = visitor.get("/robots.txt");
    WebPage index = visitor.open("/");

    assertEquals(200, robots.status());
    assertTrue(robots.header("Content-Type").startsWith("text/plain"));
    assertTrue(robots.body().contains("Allow: /$\n"), robots::body);
    assertEquals(List.of(), noindex(index));
    assertEquals(1, index.document().select("meta[name=description]").size());
    assertEquals(List.of("noindex"), noindex(visitor.signIn(Team.ACME)));
    assertEquals(List.of("noindex"), noindex(visitor.open("/")));
    assertEquals(List.of("noindex"), noindex(visitor.open("/none")));
  }

  private static List<String> noindex(WebPage page) {
    return page.document().select("meta[name=robots]").eachAttr("content");
  }
}
