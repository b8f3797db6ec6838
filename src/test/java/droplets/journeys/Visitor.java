package droplets.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Access;
import droplets.sandbox.Fault;
import droplets.sandbox.Gate;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.WebClient;
import droplets.servers.WebPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * A person at a browser. Unless a test gives other headers, requests carry those by which browsers
 * tell their origin. Safe for use by several threads, like the tabs of one browser.
 */
final class Visitor {
  private final Installation site;
  private final WebClient browser;
  private volatile Access access;

  Visitor(Installation site) {
    this.site = site;
    this.browser = new WebClient(site.baseUrl());
  }

  /** Asks with exactly these headers. */
  WebPage get(String path, String... headers) {
    return send("GET", path, headers);
  }

  /** Asks by any method, without a body, with exactly these headers. */
  WebPage send(String method, String path, String... headers) {
    return site.received(browser.send(method, path, BodyPublishers.noBody(), headers));
  }

  WebPage post(String path, Map<String, String> fields, String... headers) {
    return site.received(browser.post(path, fields, headers));
  }

  /** Sends an address byte for byte, even a wrong one. Returns the whole answer as it came. */
  String raw(String path) {
    return raw("GET", path);
  }

  String raw(String method, String path) {
    try (Socket socket = ask(method, path)) {
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a request. The caller may read the answer or leave. */
  Socket ask(String method, String path) throws IOException {
    URI base = URI.create(site.baseUrl());
    String cookie = sessionId().map(id -> sessionCookie() + "=" + id).orElse("none=");
    String request =
        "%s %s%s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nConnection: close\r\n\r\n"
            .formatted(method, site.context(), path, base.getAuthority(), cookie);
    Socket socket = new Socket(base.getHost(), base.getPort());
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write(request.getBytes(UTF_8));
    return socket;
  }

  /** Types an address. */
  WebPage open(String path) {
    return get(path, WebClient.navigation("none"));
  }

  /** Follows a link of one of our pages. */
  WebPage click(String path) {
    return get(path, WebClient.navigation("same-origin"));
  }

  WebPage submit(WebPage.Form form) {
    return site.received(browser.submit(form, WebClient.navigation("same-origin")));
  }

  /** Follows a redirect within the application. */
  WebPage follow(WebPage redirect) {
    assertEquals(303, redirect.status(), redirect::toString);
    String location = redirect.header("Location");
    assertTrue(location.startsWith(site.context() + "/"), location);
    return get(redirect.location().toString(), WebClient.navigation("cross-site"));
  }

  /** Follows the link that begins OAuth, as far as the redirect to DigitalOcean. */
  WebPage connect() {
    WebPage begun = click("/connect");
    assertEquals(302, begun.status(), begun::toString);
    return begun;
  }

  /** Presses Approve on the consent page. Returns the redirect URI with code and state. */
  String approve(WebPage begun, Team team) {
    return approve(begun, team, Fault.NOTHING);
  }

  String approve(WebPage begun, Team team, Fault fault) {
    WebPage.Form form = consent(begun).with("team", team.name()).with("fault", fault.name());
    String callback = decide(form.with("decision", "approve"));
    access = site.sandbox().access(callback);
    return callback;
  }

  /** Presses Deny on the consent page. Returns the redirect URI with the error. */
  String deny(WebPage begun) {
    return decide(consent(begun).with("decision", "deny"));
  }

  /** Follows the redirect back from DigitalOcean. */
  WebPage arrive(String redirectUri) {
    return get(local(redirectUri), WebClient.navigation("cross-site"));
  }

  /** The server's own address of a callback. Behind a proxy the two differ. */
  String local(String redirectUri) {
    assertTrue(redirectUri.startsWith(site.redirectUri() + "?"), redirectUri);
    return site.baseUrl() + "/digitalocean" + redirectUri.substring(site.redirectUri().length());
  }

  /** Connects, from the link to the answer at the redirect URI. */
  WebPage connectTo(Team team) {
    return arrive(approve(connect(), team));
  }

  /** Connects, from the link to the Droplets. */
  WebPage signIn(Team team) {
    WebPage droplets = follow(connectTo(team));
    assertEquals(200, droplets.status(), droplets::toString);
    return droplets;
  }

  /** The access that was approved last. */
  Access access() {
    return access;
  }

  /** Lets the next request of a kind fail, of those made with the access approved last. */
  void failNext(RequestKind kind, Fault fault) {
    failNext(kind, fault, 1);
  }

  void failNext(RequestKind kind, Fault fault, int times) {
    access.arrangements().failNext(kind, fault, times);
  }

  /** Holds the answers to the next requests of a kind made with the access approved last. */
  Gate holdNext(RequestKind kind, int requests) {
    return access.arrangements().holdNext(kind, requests);
  }

  /** Begins to count the requests that are made with the access approved last. */
  Calls calls() {
    return new Calls(access::requests, site.lastRequest());
  }

  /** Presses Disconnect on a page. The answer is a redirect. */
  WebPage disconnect(WebPage page) {
    return submit(page.form("form.disconnect"));
  }

  boolean isConnected() {
    return !open("/").document().select("form.disconnect").isEmpty();
  }

  /** The value of the session cookie. */
  Optional<String> sessionId() {
    return browser.cookie(sessionCookie());
  }

  /** The attributes of the session cookie as the server set it last. */
  List<String> sessionCookieAttributes() {
    return browser.setCookies().stream()
        .filter(cookie -> cookie.startsWith(sessionCookie() + "="))
        .map(WebPage::attributes)
        .findFirst()
        .orElseThrow();
  }

  /** Puts a cookie into the browser, as an attacker at a neighbouring host can. */
  void plant(String name, String value) {
    String path = site.context().isEmpty() ? "/" : site.context();
    browser.store(URI.create(site.baseUrl() + "/"), name + "=" + value + "; Path=" + path);
  }

  private String sessionCookie() {
    if (!site.isHttps()) {
      return "droplets";
    }
    return (site.context().isEmpty() ? "__Host-" : "__Secure-") + "droplets";
  }

  private WebPage.Form consent(WebPage begun) {
    WebPage consent = browser.get(begun.location().toString(), WebClient.navigation("cross-site"));
    assertEquals(200, consent.status(), consent::body);
    return consent.form("form");
  }

  private String decide(WebPage.Form form) {
    WebPage decided = browser.submit(form, WebClient.navigation("same-origin"));
    assertEquals(302, decided.status(), decided::body);
    return decided.header("Location");
  }

  /** The headings of the messages on a page. */
  static String message(WebPage page) {
    return page.document().select(".message h2").stream()
        .map(heading -> heading.text())
        .collect(Collectors.joining(", "));
  }

  /** The names of the Droplets on a page, in order. */
  static List<String> names(WebPage page) {
    return page.document().select("tbody th").stream().map(name -> name.wholeText()).toList();
  }

  /** The rows of the table: column to text. */
  static List<Map<String, String>> rows(WebPage page) {
    List<String> columns = page.document().select("thead th").eachText();
    List<Map<String, String>> rows = new ArrayList<>();
    for (Element row : page.document().select("tbody tr")) {
      List<String> texts = row.select("> *").eachText();
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        cells.put(columns.get(i), row.child(i).text());
      }
      assertEquals(columns.size(), row.childrenSize(), texts::toString);
      rows.add(cells);
    }
    return rows;
  }
}
