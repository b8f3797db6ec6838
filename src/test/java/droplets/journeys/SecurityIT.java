package droplets.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.Gate;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.ServerKind;
import droplets.servers.WebClient;
import droplets.servers.WebPage;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One test for each attack, in every server. Those against https are in {@link HttpsIT}. In all
 * tests of this package, {@link PageRules} checks each answer for its security headers, and {@link
 * Installation#close} searches pages, addresses and log for secrets.
 */
@InstalledIn(contexts = SecurityIT.CONTEXT)
record SecurityIT(Installation site) {
  static final String CONTEXT = "/app";

  // Answers that nobody here asked for

  @Test
  void loginCsrf() {
    Visitor attacker = site.visitor();
    String foreign = attacker.approve(attacker.connect(), Team.HOSTILE);
    Visitor stranger = site.visitor();
    Visitor waiting = site.visitor();
    String own = waiting.approve(waiting.connect(), Team.ACME);
    Visitor connected = site.visitorOf(Team.ACME);
    Calls calls = site.calls();
    Calls ofConnected = connected.calls();

    for (Visitor victim : List.of(stranger, waiting, connected)) {
      boolean before = victim.isConnected();
      for (String callback : List.of(foreign, foreign.replaceFirst("&state=[^&]*", ""))) {
        WebPage index = victim.follow(victim.arrive(callback));
        assertEquals(MessageTitle.NOT_KNOWN, Visitor.message(index));
        assertEquals(before, victim.isConnected());
      }
    }

    assertEquals(0, calls.count(RequestKind.TOKEN));
    assertEquals(0, ofConnected.count(RequestKind.REVOKE));
    assertEquals(40, Visitor.names(waiting.follow(waiting.arrive(own))).size());
    assertEquals(40, Visitor.names(connected.open("/droplets")).size());
  }

  @Test
  void codeInjection() {
    Visitor victim = site.visitor();
    String stolen = WebPage.parameter(victim.approve(victim.connect(), Team.ACME), "code");
    Visitor attacker = site.visitor();
    String own = attacker.approve(attacker.connect(), Team.EMPTY);
    List<String> before = site.sandbox().accessTokens();
    Calls calls = site.calls();

    WebPage back = attacker.arrive(own.replace(WebPage.parameter(own, "code"), stolen));

    assertEquals(MessageTitle.CODE_REFUSED, Visitor.message(attacker.follow(back)));
    assertFalse(attacker.isConnected());
    assertEquals(1, calls.count(RequestKind.TOKEN), "the code verifier is what fails");
    assertTrue(before.containsAll(site.sandbox().accessTokens()), "there is no new one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "http://127.0.0.1", "x", "%20y"})
  void mixUp(String issuer) {
    Visitor visitor = site.visitor();
    String callback = visitor.approve(visitor.connect(), Team.ACME);
    Calls calls = site.calls();

    WebPage index = visitor.follow(visitor.arrive(callback + "&iss=" + issuer));

    assertEquals(MessageTitle.SOMEBODY_ELSE, Visitor.message(index));
    assertEquals(0, calls.count(RequestKind.TOKEN));
    assertFalse(visitor.isConnected());
  }

  @Test
  void theRightIssuerIsNoMixUp() {
    Visitor visitor = site.visitor();
    String callback = visitor.approve(visitor.connect(), Team.ACME);

    WebPage back = visitor.arrive(callback + "&iss=" + site.relay().origin());

    assertEquals(200, visitor.follow(back).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"code=other", "state=other", "iss=x&iss=x", "error=x&error=y"})
  void aParameterGivenTwice(String more) {
    Visitor visitor = site.visitor();
    String callback = visitor.approve(visitor.connect(), Team.ACME);
    Calls calls = site.calls();

    WebPage index = visitor.follow(visitor.arrive(callback + "&" + more));

    assertEquals(MessageTitle.UNREADABLE, Visitor.message(index));
    assertEquals(0, calls.count(RequestKind.TOKEN));
  }

  @Test
  void codeReplay() {
    Visitor visitor = site.visitor();
    String callback = visitor.approve(visitor.connect(), Team.ACME);
    Calls calls = site.calls();
    List<Background<WebPage>> doubled = Background.begin(8, () -> visitor.arrive(callback));
    List<WebPage> backs = doubled.stream().map(Background::result).toList();
    assertTrue(backs.stream().allMatch(back -> back.status() == 303));
    visitor.follow(visitor.connectTo(Team.ACME));
    visitor.disconnect(visitor.open("/"));

    WebPage afterDisconnect = visitor.follow(visitor.arrive(callback));
    Visitor other = site.visitor();
    WebPage elsewhere = other.follow(other.arrive(callback));

    assertEquals(MessageTitle.NOT_KNOWN, Visitor.message(afterDisconnect));
    assertEquals(MessageTitle.NOT_KNOWN, Visitor.message(elsewhere));
    assertFalse(visitor.isConnected() || other.isConnected());
    String code = WebPage.parameter(callback, "code");
    assertEquals(
        1,
        site.sandbox().requests(RequestKind.TOKEN).stream()
            .filter(request -> request.formParameter("code").orElse("").equals(code))
            .count());
    assertEquals(2, calls.count(RequestKind.TOKEN));
  }

  @Test
  void sessionFixation() {
    Visitor attacker = site.visitor();
    attacker.signIn(Team.ACME);
    String fixed = attacker.sessionId().orElseThrow();
    Visitor victim = site.visitor();
    victim.plant("droplets", fixed);
    victim.signIn(Team.ACME);
    Visitor inventor = site.visitor();
    inventor.plant("droplets", "0123456789ABCDEF0123456789ABCDEF");
    inventor.signIn(Team.ACME);

    assertTrue(victim.isConnected());
    assertNotEquals(fixed, victim.sessionId().orElseThrow());
    assertFalse(attacker.isConnected(), "the session of the fixed id has ended");
    assertNotEquals("0123456789ABCDEF0123456789ABCDEF", inventor.sessionId().orElseThrow());
  }

  @Test
  void sessionInTheAddress() {
    Visitor victim = site.visitorOf(Team.ACME);
    Visitor thief = site.visitor();
    String id = victim.sessionId().orElseThrow();

    for (String name : List.of("jsessionid", "droplets", "JSESSIONID")) {
      WebPage droplets = thief.open("/droplets;" + name + "=" + id);
      WebPage index = thief.open("/;" + name + "=" + id);

      assertNotEquals(200, droplets.status(), name);
      assertEquals(List.of(), index.document().select("form.disconnect").eachText(), name);
    }
    // Servers log addresses. The test itself put the session id into this one.
    site.isNoSecret(id);
    victim.disconnect(victim.open("/"));
  }

  @Test
  void callbackAsSubresource() {
    Visitor visitor = site.visitor();
    String callback = visitor.approve(visitor.connect(), Team.ACME);
    Calls calls = site.calls();
    for (String mode : List.of("no-cors", "cors", "same-origin", "websocket")) {
      WebPage page = visitor.get(visitor.local(callback), "Sec-Fetch-Mode", mode);
      assertEquals(403, page.status(), mode);
    }
    assertEquals(0, calls.count(RequestKind.TOKEN));

    assertEquals(200, visitor.follow(visitor.arrive(callback)).status(), "nothing was used up");
  }

  // Requests that the person did not mean to make

  @ParameterizedTest
  @ValueSource(strings = {"prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip"})
  void prefetch(String purpose) {
    Visitor visitor = site.visitor();

    WebPage page = visitor.get("/connect", "Sec-Purpose", purpose, "Sec-Fetch-Site", "same-origin");

    assertEquals(503, page.status());
    assertEquals("", page.header("Location"));
    assertEquals(List.of(), page.setCookies());
  }

  @Test
  void crossSiteConnect() {
    Visitor visitor = site.visitor();

    WebPage page = visitor.get("/connect", WebClient.navigation("cross-site"));

    assertEquals(303, page.status());
    assertEquals(CONTEXT + "/", page.header("Location"));
    assertEquals(List.of(), page.setCookies());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none", "nonsense"})
  void crossSiteDisconnect(String from) {
    Visitor visitor = site.visitor();
    WebPage.Form form = visitor.signIn(Team.EMPTY).form("form.disconnect");
    Calls calls = visitor.calls();

    WebPage page = visitor.post("/disconnect", form.fields(), WebClient.navigation(from));

    assertEquals(403, page.status());
    assertTrue(visitor.isConnected());
    assertEquals(0, calls.count(RequestKind.REVOKE));
  }

  @Test
  void disconnectWithoutTheFormsToken() {
    Visitor visitor = site.visitorOf(Team.EMPTY);
    Calls calls = visitor.calls();

    for (Map<String, String> fields :
        List.of(Map.of("other", "x"), Map.of("token", ""), Map.of("token", "guessed"))) {
      assertEquals(403, visitor.post("/disconnect", fields).status());
      String[] sameOrigin = WebClient.navigation("same-origin");
      assertEquals(403, visitor.post("/disconnect", fields, sameOrigin).status());
    }

    assertTrue(visitor.isConnected());
    assertEquals(0, calls.count(RequestKind.REVOKE));
  }

  @Test
  void disconnectByTheTokenOfAnother() {
    Visitor attacker = site.visitor();
    WebPage.Form own = attacker.signIn(Team.EMPTY).form("form.disconnect");
    Visitor victim = site.visitor();
    WebPage.Form theirs = victim.signIn(Team.ACME).form("form.disconnect");
    assertNotEquals(own.fields().get("token"), theirs.fields().get("token"));

    assertEquals(403, victim.submit(own).status());

    assertTrue(victim.isConnected());
    assertTrue(attacker.isConnected());
  }

  @Test
  void disconnectByALink() {
    Visitor visitor = site.visitor();
    WebPage.Form form = visitor.signIn(Team.EMPTY).form("form.disconnect");
    Calls calls = visitor.calls();

    WebPage page = visitor.click("/disconnect?token=" + form.fields().get("token"));

    assertEquals(405, page.status());
    assertEquals("POST", page.header("Allow"));
    assertTrue(visitor.isConnected());
    assertEquals(0, calls.count(RequestKind.REVOKE));
  }

  @Test
  void doubledDisconnect() {
    Visitor visitor = site.visitor();
    WebPage.Form form = visitor.signIn(Team.EMPTY).form("form.disconnect");

    List<Background<WebPage>> doubled = Background.begin(2, () -> visitor.submit(form));

    doubled.forEach(later -> assertEquals(303, later.result().status()));
    assertFalse(visitor.isConnected());
  }

  // Tokens

  @Test
  void refreshRace() {
    Visitor visitor = site.visitorOf(Team.EMPTY);
    Visitor neighbour = site.visitorOf(Team.ACME);
    visitor.access().expireToken();
    Calls calls = site.calls();
    Gate refused = visitor.holdNext(RequestKind.DROPLETS, 20);
    Gate refresh = visitor.holdNext(RequestKind.REFRESH, 1);

    List<Background<WebPage>> race = Background.begin(20, () -> visitor.open("/droplets"));
    refused.awaitArrival();
    refused.release();
    refresh.awaitArrival();
    assertEquals(200, neighbour.open("/droplets").status(), "nobody waits for another's refresh");
    refresh.release();

    race.forEach(later -> assertEquals(200, later.result().status()));
    assertEquals(1, calls.count(RequestKind.REFRESH));
    assertEquals(41, calls.count(RequestKind.DROPLETS));
  }

  @Test
  void doubledPost() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.EMPTY);
    Calls calls = site.calls();
    Calls ofFirst = visitor.calls();
    // The connections were used before. Java itself repeats a POST on such a one.
    visitor.failNext(RequestKind.REVOKE, Fault.TOKEN_DROPPED);
    visitor.disconnect(droplets);
    String callback = visitor.approve(visitor.connect(), Team.EMPTY);
    visitor.failNext(RequestKind.TOKEN, Fault.TOKEN_DROPPED);
    visitor.arrive(callback);
    assertEquals(1, calls.count(RequestKind.TOKEN));
    visitor.signIn(Team.EMPTY);
    visitor.access().expireToken();
    visitor.failNext(RequestKind.REFRESH, Fault.TOKEN_DROPPED);
    visitor.open("/droplets");

    assertEquals(2, calls.count(RequestKind.TOKEN));
    assertEquals(1, calls.count(RequestKind.REFRESH));
    assertEquals(1, ofFirst.count(RequestKind.REVOKE));
  }

  @Test
  void twoPeopleNeverSeeEachOthersDroplets() {
    Visitor one = site.visitor();
    Visitor two = site.visitor();
    List<String> first = Visitor.names(one.signIn(Team.ACME));
    List<String> second = Visitor.names(two.signIn(Team.BIG_FLEET));

    List<Background<WebPage>> ones = Background.begin(10, () -> one.open("/droplets"));
    List<Background<WebPage>> twos = Background.begin(10, () -> two.open("/droplets"));

    ones.forEach(later -> assertEquals(first, Visitor.names(later.result())));
    twos.forEach(later -> assertEquals(second, Visitor.names(later.result())));
    assertEquals(303, site.visitor().open("/droplets").status());
  }

  /** Does everything that could leave a trace, then searches pages, addresses and log. */
  @Test
  void secretInALogAPageOrAnAddress() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.ACME);
    String used = visitor.approve(visitor.connect(), Team.ACME);
    visitor.arrive(used);
    visitor.arrive(used);
    visitor.access().expireToken();
    visitor.open("/droplets");
    for (Fault fault : List.of(Fault.DROPLETS_401, Fault.SENSELESS, Fault.DROPLETS_HTML)) {
      visitor.failNext(RequestKind.DROPLETS, fault);
      visitor.open("/droplets");
    }
    for (Fault fault : List.of(Fault.TOKEN_REFUSED, Fault.SENSELESS, Fault.DROPPED)) {
      String callback = visitor.approve(visitor.connect(), Team.ACME);
      visitor.failNext(RequestKind.TOKEN, fault);
      visitor.arrive(callback);
    }
    String unused = visitor.local(visitor.approve(visitor.connect(), Team.ACME));
    visitor.get(unused + "&" + unused.replaceFirst("^[^?]*\\?", ""));
    visitor.raw(unused.substring(site.baseUrl().length()) + "%zz");
    visitor.post(unused, Map.of("code", "x"));
    visitor.open("/none?" + URI.create(unused).getRawQuery());
    visitor.get(unused, "Sec-Fetch-Mode", "no-cors");
    visitor.open("/flow");
    visitor.post("/disconnect?" + URI.create(unused).getRawQuery(), Map.of("token", "%"));
    visitor.disconnect(droplets);
    visitor.disconnect(visitor.signIn(Team.ACME));
    visitor.open("/flow");

    site.assertNothingLeaked();
    String log = site.server().log();
    assertTrue(log.contains("GET /app/digitalocean HTTP/1.1"), "the log is there to be searched");
    assertTrue(log.contains("operation="), log);
  }

  // Texts

  @Test
  void markupInAName() {
    Visitor visitor = site.visitor();

    HostileFleet.assertShownAsTheyAre(visitor.signIn(Team.HOSTILE), visitor);
  }

  @Test
  void textThroughTheAddress() {
    String text = "%3Cb%3ECall%20555-0100%3C/b%3E%27%22";
    Visitor visitor = site.visitor();
    String denial = visitor.deny(visitor.connect());
    String more = "&error_description=" + text + "&error_uri=" + text + "&message=" + text;

    WebPage index =
        visitor.follow(visitor.arrive(denial.replaceAll("&error_desc[^&]*", "") + more));
    assertEquals(MessageTitle.DENIED, Visitor.message(index));
    for (String path : List.of("/?message=", "/?error=", "/none?", "/flow?", "/connect?prompt=")) {
      assertFalse(visitor.open(path + text).body().contains("555-0100"), path);
    }
    visitor.signIn(Team.EMPTY);
    WebPage named = visitor.open("/droplets?name=" + text);

    assertFalse(index.body().contains("555-0100"));
    assertFalse(visitor.open("/flow").body().contains("error_description"));
    // The page shows the text that was searched for. PageRules checks that it is no markup.
    assertEquals("<b>Call 555-0100</b>'\"", named.document().select("#name").attr("value"));
    assertEquals("<b>Call 555-0100</b>'\"", named.document().select("main p strong").text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unknown", "DENIED", "<script>alert(1)</script>", "denied<b>", "%64enied"})
  void messageInACookie(String value) {
    Visitor visitor = site.visitor();
    visitor.plant("droplets-message", value);

    WebPage index = visitor.open("/");

    assertEquals(200, index.status());
    assertEquals("", Visitor.message(index));
    assertFalse(index.body().contains(value));
  }

  // Addresses

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "@evil.example",
        "/droplets?page=2\r\nSet-Cookie: droplets=x",
        "/droplets/../../evil",
        "/droplets/1//evil.example",
        "/droplets.evil.example",
        "/droplets?page=2#//evil.example",
        "/droplets?tag=a&name=b"
      })
  void foreignRedirect(String target) {
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(target.getBytes(UTF_8));
    for (String cookie : List.of(encoded, target.replaceAll("[\r\n]", ""))) {
      Visitor visitor = site.visitor();
      visitor.plant("droplets-view", cookie);

      WebPage back = visitor.connectTo(Team.EMPTY);

      String location = back.header("Location");
      assertTrue(location.matches("/app/droplets(\\?page=2)?"), location);
      assertEquals(200, visitor.follow(back).status());
    }
  }

  @Test
  void hostHeaderLying() {
    Visitor visitor = site.visitor();
    String[] lying = {"Host", "evil.example:666"};
    WebPage begun = visitor.get("/connect", lying);

    assertEquals(site.redirectUri(), decoded(begun.header("Location"), "redirect_uri"));
    String callback = visitor.approve(begun, Team.EMPTY);
    WebPage back = visitor.get(visitor.local(callback), lying);
    assertEquals(CONTEXT + "/droplets", back.header("Location"));
    WebPage droplets = visitor.get("/droplets", lying);
    assertEquals(200, droplets.status());
    assertFalse(droplets.body().contains("evil.example"));
    for (String path : List.of("/connect", "/digitalocean?state=x", "/droplets", "/", "/none")) {
      WebPage page = site.visitor().get(path, lying);
      assertFalse(page.header("Location").contains("evil.example"), path);
      assertEquals(
          List.of(), page.document().select("[href*=evil], [action*=evil]").eachText(), path);
    }
  }

  @Test
  void forwardedHeadersAreNotBelieved() {
    Visitor visitor = site.visitor();
    String[] lying = {
      "X-Forwarded-Host", "evil.example",
      "X-Forwarded-Proto", "https",
      "X-Forwarded-Port", "666",
      "X-Forwarded-Prefix", "/evil",
      "X-Forwarded-For", "203.0.113.7",
      "Forwarded", "for=203.0.113.7;host=evil.example;proto=https",
      "X-Original-URL", "/health",
      "X-HTTP-Method-Override", "POST"
    };
    WebPage index = visitor.get("/", lying);
    WebPage begun = visitor.get("/connect", lying);
    WebPage back = visitor.get(visitor.local(visitor.approve(begun, Team.EMPTY)), lying);

    assertEquals(200, index.status());
    assertFalse(index.body().contains("evil"));
    assertEquals(site.redirectUri(), decoded(begun.header("Location"), "redirect_uri"));
    assertEquals(CONTEXT + "/droplets", back.header("Location"));
    for (WebPage page : List.of(index, begun, back)) {
      assertFalse(page.setCookies().toString().contains("Secure"), page::toString);
    }
  }

  @Test
  void trace() {
    Visitor visitor = site.visitorOf(Team.EMPTY);

    for (String path : List.of("/", "/droplets", "/connect", "/none")) {
      String answer = visitor.raw("TRACE", path);

      // Jetty refuses it before the application is asked.
      String status = site.kind() == ServerKind.JETTY_12 ? "403" : "405";
      assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
      assertFalse(answer.contains(visitor.sessionId().orElseThrow()), answer);
      assertFalse(answer.contains("TRACE"), answer);
    }
  }

  @Test
  void clickjacking() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.EMPTY);

    for (WebPage page : List.of(droplets, visitor.open("/"), visitor.open("/none"))) {
      Set<String> policy = Set.of(page.header("Content-Security-Policy").split("; "));
      assertTrue(policy.contains("frame-ancestors 'none'"), policy::toString);
      assertEquals("same-origin", page.header("Cross-Origin-Opener-Policy"));
    }
  }

  @Test
  void privatePagesAreNeitherKeptNorLoadedByOthers() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.EMPTY);

    for (WebPage page : List.of(droplets, visitor.open("/"), visitor.open("/flow"))) {
      assertEquals("no-store", page.header("Cache-Control"));
      assertEquals("same-origin", page.header("Cross-Origin-Resource-Policy"));
      assertEquals("nosniff", page.header("X-Content-Type-Options"));
      assertEquals("", page.header("Access-Control-Allow-Origin"));
    }
  }

  private static String decoded(String url, String name) {
    return URLDecoder.decode(WebPage.parameter(url, name), UTF_8);
  }
}
