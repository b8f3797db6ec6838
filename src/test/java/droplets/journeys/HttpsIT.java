package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import droplets.sandbox.Team;
import droplets.servers.WebPage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The redirect URI is https, and a proxy ends TLS before the server. {@link PageRules} checks that
 * HSTS is on every answer then, and on none otherwise.
 */
@ParameterizedClass
@MethodSource("sites")
record HttpsIT(Installation site) {
  static Stream<Installation> sites() {
    return Deployments.inBothMakes()
        .map(
            site ->
                site.redirectUri("https://droplets.example" + site.context() + "/digitalocean")
                    .start());
  }

  @Test
  void cookiesAreSecureAndBoundToTheHost() {
    Visitor visitor = site.visitor();
    WebPage sentAway = visitor.open("/droplets?page=2");
    WebPage back = visitor.connectTo(Team.BIG_FLEET);
    WebPage droplets = visitor.follow(back);
    WebPage gone = visitor.disconnect(droplets);

    boolean atRoot = site.context().isEmpty();
    String prefix = atRoot ? "__Host-" : "__Secure-";
    List<String> attributes =
        List.of("httponly", atRoot ? "path=/" : "path=" + site.context(), "samesite=lax", "secure");
    assertEquals("node-0051.big-fleet.example", Visitor.names(droplets).get(0));
    WebPage index = visitor.follow(gone);
    assertEquals(MessageTitle.DISCONNECTED, index.document().select(".message.success h2").text());
    assertEquals(attributes, back.cookieAttributes(prefix + "droplets"));
    assertHasAll(attributes, sentAway.cookieAttributes(prefix + "droplets-view"));
    assertHasAll(attributes, gone.cookieAttributes(prefix + "droplets-message"));
  }

  private static void assertHasAll(List<String> expected, List<String> attributes) {
    assertEquals(expected, attributes.stream().filter(expected::contains).toList());
  }
}
