package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.servers.WebPage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The rules that every answer of the application keeps. */
final class PageRules {
  static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
              + " connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none';"
              + " frame-ancestors 'none'",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Referrer-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
          "X-Content-Type-Options",
          "nosniff");

  /** Words of DigitalOcean's errors, and words that show how a program is made. */
  private static final List<String> FOREIGN =
      List.of(
          "api.sandbox.example",
          "is checking your browser",
          "Unexpected server-side error",
          "API rate limit exceeded",
          "You do not have permission",
          "Unable to authenticate",
          "The provided authorization grant",
          "The resource owner or",
          "xxxxxxxxxx".repeat(30),
          "Exception",
          "java.",
          "jakarta.",
          "droplets.web",
          "org.apache",
          "org.eclipse",
          "\tat ");

  private static final Set<String> LINKED_HOSTS =
      Set.of("cloud.digitalocean.com", "www.rfc-editor.org");

  private PageRules() {}

  static void check(WebPage page, Installation site) {
    assertAll(
        page.status() + " from " + page.uri() + "\n" + page.body(),
        () -> assertEquals(HEADERS, sent(page)),
        () -> assertEquals(cacheControl(page), cacheControlSent(page)),
        () -> assertEquals(strictTransportSecurity(site), transportSecurity(page)),
        () -> assertEquals(1, page.headers().allValues("X-Request-Id").size()),
        () -> assertNoForeignText(page),
        () -> assertNoSessionInAddresses(page),
        () -> assertAddressesAreOurs(page, site),
        () -> assertEquals(Set.of(), KnownMarkup.notOurs(page)));
  }

  /** Each of the headers with all its values, so that one sent twice is seen. */
  private static Map<String, String> sent(WebPage page) {
    Map<String, String> sent = new TreeMap<>();
    for (String name : HEADERS.keySet()) {
      sent.put(name, String.join(" AND ", page.headers().allValues(name)));
    }
    return sent;
  }

  private static List<String> cacheControl(WebPage page) {
    if (page.status() == 200 && page.uri().getPath().contains("/assets/")) {
      boolean hashed = page.uri().getPath().matches(".*/assets/[0-9a-f]{16}/[^/]+");
      return List.of(hashed ? "public, max-age=31536000, immutable" : "no-cache");
    }
    return List.of("no-store");
  }

  /** Open Liberty adds a value of its own if there is a cookie. Ours is stricter. */
  private static List<String> cacheControlSent(WebPage page) {
    return page.headers().allValues("Cache-Control").stream()
        .map(value -> value.replaceFirst(", no-cache=\"?set-cookie.*", ""))
        .toList();
  }

  private static List<String> strictTransportSecurity(Installation site) {
    return site.isHttps() ? List.of("max-age=31536000") : List.of();
  }

  private static List<String> transportSecurity(WebPage page) {
    return page.headers().allValues("Strict-Transport-Security");
  }

  private static void assertNoForeignText(WebPage page) {
    String headers = page.headers().map().toString();
    for (String foreign : FOREIGN) {
      assertFalse(page.body().contains(foreign), foreign);
      assertFalse(headers.contains(foreign), () -> foreign + " in " + headers);
    }
  }

  private static void assertNoSessionInAddresses(WebPage page) {
    assertFalse(page.body().toLowerCase(Locale.ROOT).contains("jsessionid"));
    assertFalse(page.header("Location").toLowerCase(Locale.ROOT).contains("jsessionid"));
  }

  /** Nothing is loaded from elsewhere, no form leads elsewhere, and links lead to known hosts. */
  private static void assertAddressesAreOurs(WebPage page, Installation site) {
    if (!page.header("Content-Type").startsWith("text/html")) {
      return;
    }
    Document document = page.document();
    for (Element link : document.select("a[href]")) {
      String target = link.attr("abs:href");
      boolean ours = target.startsWith(site.baseUrl() + "/");
      boolean known = LINKED_HOSTS.stream().anyMatch(h -> target.startsWith("https://" + h + "/"));
      assertTrue(ours || known, target);
    }
    for (Element loaded : document.select("link[href], script, img")) {
      String address = loaded.absUrl(loaded.hasAttr("href") ? "href" : "src");
      assertTrue(address.startsWith(site.baseUrl() + "/assets/"), loaded::toString);
    }
    for (Element form : document.select("form")) {
      assertTrue(form.attr("abs:action").startsWith(site.baseUrl() + "/"), form::toString);
    }
  }
}
