package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Team;
import droplets.servers.ServerKind;
import droplets.servers.WebPage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The redirect URI is https, and a proxy ends TLS before the server. That HSTS is on every answer
 * then, and on none otherwise, is checked in {@link PageRules}.
 */
class HttpsIT {
  @ParameterizedTest
  @MethodSource("droplets.journeys.Deployments#rootAndPath")
  void cookiesAreSecureAndBoundToTheHost(ServerKind kind, String context) {
    String redirectUri = "https://droplets.example" + context + "/digitalocean";
    try (Installation site = new Installation(kind, context).redirectUri(redirectUri).start()) {
      Visitor visitor = site.visitor();
      WebPage sentAway = visitor.open("/droplets?page=2");
      WebPage back = visitor.arrive(visitor.approve(visitor.connect(), Team.BIG_FLEET));
      WebPage droplets = visitor.follow(back);
      WebPage gone = visitor.disconnect(droplets);

      boolean atRoot = context.isEmpty();
      String prefix = atRoot ? "__Host-" : "__Secure-";
      String path = atRoot ? "path=/" : "path=" + context;
      assertEquals("node-0051.big-fleet.example", Visitor.names(droplets).get(0));
      WebPage index = visitor.follow(gone);
      assertEquals(
          MessageTitle.DISCONNECTED, index.document().select(".message.success h2").text());
      assertEquals(
          List.of("httponly", path, "samesite=lax", "secure"),
          attributes(cookie(back, prefix + "droplets=")));
      for (String cookie :
          List.of(
              cookie(sentAway, prefix + "droplets-view="),
              cookie(gone, prefix + "droplets-message="))) {
        List<String> attributes = attributes(cookie);
        assertTrue(
            attributes.containsAll(List.of("httponly", path, "samesite=lax", "secure")), cookie);
      }
    }
  }

  private static String cookie(WebPage page, String beginning) {
    return page.setCookies().stream()
        .filter(cookie -> cookie.startsWith(beginning))
        .findFirst()
        .orElseThrow(() -> new AssertionError(beginning + " in " + page.setCookies()));
  }

  private static List<String> attributes(String cookie) {
    return Arrays.stream(cookie.split(";"))
        .skip(1)
        .map(attribute -> attribute.strip().toLowerCase(Locale.ROOT))
        .sorted()
        .toList();
  }
}
