package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Team;
import droplets.servers.ServerKind;
import droplets.servers.WebPage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The bytes that a browser has to load, before compression. */
@InstalledIn(servers = ServerKind.TOMCAT_11, contexts = "")
record WeightIT(Installation site) {
  @Test
  void pagesAreLight() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.BIG_FLEET);

    assertEquals(50, Visitor.names(droplets).size());
    assertAll(
        () -> assertLighter(60_000, droplets),
        () -> assertLighter(12_000, loaded(visitor, droplets, "link[rel=stylesheet]", "href")),
        () -> assertLighter(5_000, loaded(visitor, droplets, "script", "src")));
  }

  private static WebPage loaded(Visitor visitor, WebPage page, String element, String attribute) {
    return visitor.get(page.document().select(element).attr("abs:" + attribute));
  }

  private static void assertLighter(int most, WebPage page) {
    int bytes = page.body().getBytes(StandardCharsets.UTF_8).length;
    assertEquals(200, page.status());
    assertTrue(bytes < most, page.uri() + " has " + bytes + " bytes");
  }
}
