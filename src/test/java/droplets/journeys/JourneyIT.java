package droplets.journeys;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.DropletQuery;
import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.ServerKind;
import droplets.servers.WebPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do, in every server, at the root and under a path. */
@ParameterizedClass
@MethodSource("droplets.journeys.Deployments#everywhere")
record JourneyIT(ServerKind kind, String context) {
  private static Installation site;

  @BeforeParameterizedClassInvocation
  static void start(ServerKind kind, String context) {
    site = new Installation(kind, context).start();
  }

  @AfterParameterizedClassInvocation
  static void end() {
    site.close();
  }

  // Connecting

  @Test
  void fromTheIndexPageThroughTheConsentPageToTheDroplets() {
    Visitor visitor = site.visitor();
    WebPage index = visitor.open("/");
    assertEquals(200, index.status());

    WebPage begun = visitor.click(index.link("Connect to DigitalOcean"));
    assertEquals(302, begun.status());
    assertTrue(
        begun.header("Location").startsWith(site.relay().origin() + "/v1/oauth/authorize?"),
        begun.header("Location"));
    WebPage back = visitor.arrive(visitor.approve(begun, Team.ACME));
    assertEquals(303, back.status());
    assertEquals(context + "/droplets", back.header("Location"));
    WebPage droplets = visitor.follow(back);

    assertEquals(200, droplets.status());
    assertEquals(
        "1–40 of 40 standard Droplets, $8,024.00 a month at list price, without backups or tax."
            + " 6 off and still billed.",
        droplets.document().select(".summary").text());
    assertEquals(40, Visitor.names(droplets).size());
    List<String> first = new ArrayList<>(cells(droplets).get(0).values());
    first.remove("Created");
    assertEquals(
        List.of(
            "web-01.acme.example",
            "active",
            "Public198.18.0.2Private10.110.0.2IPv62001:db8:1::1:2",
            "New York 1 (nyc1)",
            "s-1vcpu-512mb-10gb 1 vCPU, 512 MB memory, 10 GB disk",
            "Ubuntu 24.04 (LTS) x64 backups, ipv6, monitoring, droplet_agent, private_networking",
            "env:prod web",
            "$4.00"),
        first.subList(0, 8));
  }

  @Test
  void whoIsConnectedIsToldOnTheIndexPage() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.ACME);

    String index = visitor.open("/").document().select("main").text();

    assertAll(
        () -> assertTrue(index.contains("Sandy Box"), index),
        () -> assertTrue(index.contains("sandy.box@sandbox.example"), index),
        () -> assertTrue(index.contains("Acme Production"), index),
        () -> assertTrue(index.contains("See your Droplets"), index));
  }

  @Test
  void eachAddressAloneInItsElementCanBeSelectedExactly() {
    WebPage droplets = site.visitor().signIn(Team.ACME);

    List<String> addresses = droplets.document().select("td code.address").eachText();

    assertTrue(addresses.contains("203.0.113.10"), addresses::toString);
    assertTrue(
        addresses.stream().allMatch(address -> address.matches("[0-9a-f.:]+")),
        addresses::toString);
  }

  @ParameterizedTest
  @CsvSource({"select_account,select_account", "none,", "login,", "'select_account none',", ",''"})
  void onlyThePromptToChooseAnAccountIsPassedOn(String asked, String passedOn) {
    String query = asked == null ? "" : "?prompt=" + asked.replace(" ", "%20");

    WebPage begun = site.visitor().click("/connect" + query);

    String prompt = parameter(begun.header("Location"), "prompt");
    assertEquals(passedOn == null ? "" : passedOn, prompt);
  }

  @Test
  void everyAttemptHasItsOwnStateAndChallengeOf256Bits() {
    Visitor visitor = site.visitor();
    Set<String> seen =
        IntStream.range(0, 4)
            .mapToObj(i -> visitor.connect().header("Location"))
            .flatMap(to -> Stream.of(parameter(to, "state"), parameter(to, "code_challenge")))
            .collect(toSet());

    assertEquals(8, seen.size());
    assertTrue(seen.stream().allMatch(text -> text.matches("[A-Za-z0-9_-]{43}")), seen::toString);
  }

  @Test
  void decliningIsToldAsSuch() {
    Visitor visitor = site.visitor();
    Installation.Calls calls = site.calls();

    WebPage index = visitor.follow(visitor.arrive(visitor.deny(visitor.connect())));

    assertEquals(MessageTitle.DENIED, Visitor.message(index));
    assertFalse(visitor.isConnected());
    assertEquals(0, calls.count(RequestKind.TOKEN));
  }

  @Test
  void decliningWithoutStateIsToldAsSuchAndUsesNothingUp() {
    Visitor visitor = site.visitor();
    WebPage begun = visitor.connect();
    String denial = visitor.deny(begun).replaceFirst("&state=[^&]*", "");

    WebPage index = visitor.follow(visitor.arrive(denial));

    assertEquals(MessageTitle.DENIED, Visitor.message(index));
    assertEquals(200, visitor.follow(visitor.arrive(visitor.approve(begun, Team.ACME))).status());
  }

  @Test
  void aDenialWithoutStateIsNotBelievedWhileNoAttemptIsPending() {
    Visitor visitor = site.visitor();

    WebPage index = visitor.follow(visitor.arrive(site.redirectUri() + "?error=access_denied"));

    assertEquals(MessageTitle.NOT_KNOWN, Visitor.message(index));
  }

  @Test
  void aMessageIsShownOnceAndMakesNoSession() {
    Visitor visitor = site.visitor();
    WebPage back = visitor.arrive(site.redirectUri() + "?code=none&state=unknown");
    assertEquals(303, back.status());
    String cookie = String.join("\n", back.setCookies());
    assertAll(
        () -> assertTrue(cookie.contains("Max-Age=60"), cookie),
        () -> assertTrue(cookie.contains("HttpOnly"), cookie),
        () -> assertTrue(cookie.contains("SameSite=Lax"), cookie));

    assertEquals(MessageTitle.NOT_KNOWN, Visitor.message(visitor.follow(back)));

    assertEquals("", Visitor.message(visitor.open("/")));
    assertTrue(visitor.sessionId().isEmpty());
  }

  @Test
  void twoTabsFinishInEitherOrder() {
    for (boolean firstComesFirst : new boolean[] {true, false}) {
      Visitor visitor = site.visitor();
      String one = visitor.approve(visitor.connect(), Team.ACME);
      String two = visitor.approve(visitor.connect(), Team.EMPTY);

      for (String callback : firstComesFirst ? List.of(one, two) : List.of(two, one)) {
        assertEquals(200, visitor.follow(visitor.arrive(callback)).status());
      }

      String team = visitor.open("/").document().select("form.disconnect strong").text();
      assertEquals(firstComesFirst ? "Empty Team" : "Acme Production", team);
    }
  }

  @Test
  void eightAttemptsMayBePendingAndTheOldestMakesRoom() {
    Visitor visitor = site.visitor();
    List<String> callbacks = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      callbacks.add(visitor.approve(visitor.connect(), Team.EMPTY));
    }

    WebPage dropped = visitor.follow(visitor.arrive(callbacks.get(0)));
    WebPage oldest = visitor.follow(visitor.arrive(callbacks.get(1)));

    assertEquals(MessageTitle.NOT_KNOWN, Visitor.message(dropped));
    assertEquals(200, oldest.status());
    assertTrue(oldest.uri().getPath().endsWith("/droplets"), oldest::toString);
  }

  @Test
  void reloadingTheCallbackLeadsToTheDropletsWithoutAnotherExchange() {
    Visitor visitor = site.visitor();
    String callback = visitor.approve(visitor.connect(), Team.ACME);
    visitor.follow(visitor.arrive(callback));
    Installation.Calls calls = site.calls();

    WebPage again = visitor.arrive(callback);

    assertEquals(303, again.status());
    assertEquals(context + "/droplets", again.header("Location"));
    assertEquals(200, visitor.follow(again).status());
    assertEquals(0, calls.count(RequestKind.TOKEN));
  }

  @Test
  void theViewAskedForBeforeConnectingIsShownAfterwards() {
    Visitor visitor = site.visitor();
    WebPage sentAway = visitor.open("/droplets?tag=env%3Aprod&per_page=5&page=2");
    assertEquals(context + "/", sentAway.header("Location"));
    WebPage index = visitor.follow(sentAway);

    WebPage begun = visitor.click(index.link("Connect to DigitalOcean"));
    WebPage back = visitor.arrive(visitor.approve(begun, Team.ACME));

    assertEquals(context + "/droplets?tag=env%3Aprod&per_page=5&page=2", back.header("Location"));
    WebPage droplets = visitor.follow(back);
    assertEquals(5, Visitor.names(droplets).size());
    assertEquals("env:prod", droplets.form("form:has(#tag)").fields().get("tag"));
    assertEquals(
        context + "/droplets",
        visitor.arrive(visitor.approve(visitor.connect(), Team.ACME)).header("Location"),
        "the next sign-in leads to the standard view");
  }

  @Test
  void anotherTeamTakesThePlaceOfTheFirstWhichIsRevoked() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.ACME);
    List<String> tokens = site.sandbox().accessTokens();
    String first = tokens.get(tokens.size() - 1);

    WebPage index = visitor.open("/");
    WebPage begun = visitor.click(index.link("Use another account or team"));
    assertEquals("select_account", parameter(begun.header("Location"), "prompt"));
    visitor.follow(visitor.arrive(visitor.deny(begun)));
    assertTrue(site.sandbox().accessTokens().contains(first), "a denial changes nothing");
    assertTrue(visitor.isConnected());
    WebPage droplets = visitor.signIn(Team.EMPTY);

    assertEquals("Empty Team", droplets.document().select("form.disconnect strong").text());
    assertFalse(site.sandbox().accessTokens().contains(first));
  }

  // The session cookie

  @Test
  void theSessionCookieIsHttpOnlyLaxAndOfThisApplicationAlone() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.ACME);

    List<String> attributes =
        Arrays.stream(visitor.sessionSetCookie().split(";"))
            .skip(1)
            .map(attribute -> attribute.strip().toLowerCase(Locale.ROOT))
            .sorted()
            .toList();

    String path = context.isEmpty() ? "/" : context;
    assertEquals(List.of("httponly", "path=" + path, "samesite=lax"), attributes);
  }

  @Test
  void theSessionIdChangesAtSignIn() {
    Visitor visitor = site.visitor();
    WebPage begun = visitor.connect();
    String before = visitor.sessionId().orElseThrow();

    visitor.arrive(visitor.approve(begun, Team.ACME));

    assertNotEquals(before, visitor.sessionId().orElseThrow());
  }

  @Test
  void whoOnlyLooksGetsNoSession() {
    Visitor visitor = site.visitor();
    for (String path :
        List.of("/", "/flow", "/health", "/droplets", "/droplets?page=x", "/none", "/disconnect")) {
      visitor.open(path);
      assertTrue(visitor.sessionId().isEmpty(), path);
    }
  }

  // The Droplets page

  @Test
  void bigFleetsHavePages() {
    Visitor visitor = site.visitor();
    WebPage first = visitor.signIn(Team.BIG_FLEET);
    assertEquals("1–50 of 1,234 standard Droplets", range(first));
    assertEquals("node-0001.big-fleet.example", Visitor.names(first).get(0));
    assertEquals(List.of("Next", "Last"), first.document().select(".pager a").eachText());

    WebPage second = visitor.click(first.link("Next"));
    assertEquals("51–100 of 1,234 standard Droplets", range(second));
    assertEquals("node-0051.big-fleet.example", Visitor.names(second).get(0));

    WebPage last = visitor.click(second.link("Last"));
    assertEquals("1,201–1,234 of 1,234 standard Droplets", range(last));
    assertEquals(34, Visitor.names(last).size());
    assertEquals(List.of("First", "Previous"), last.document().select(".pager a").eachText());

    WebPage before = visitor.click(last.link("Previous"));
    assertEquals("node-1151.big-fleet.example", Visitor.names(before).get(0));
    assertEquals(Visitor.names(first), Visitor.names(visitor.click(before.link("First"))));
  }

  @Test
  void behindTheLastPageThereIsAWayBack() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.BIG_FLEET);

    WebPage behind = visitor.open("/droplets?page=26");
    assertEquals(200, behind.status());
    assertEquals(List.of(), Visitor.names(behind));

    WebPage last = visitor.click(behind.link("Go to the last page"));
    assertEquals(34, Visitor.names(last).size());
  }

  @Test
  void linksToOtherPagesKeepTheFilter() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.BIG_FLEET);
    WebPage filtered = visitor.open("/droplets?tag=rack%3A07&per_page=10");
    assertEquals("1–10 of 31 standard Droplets", range(filtered));

    WebPage second = visitor.click(filtered.link("Next"));
    WebPage last = visitor.click(filtered.link("Last"));

    assertEquals("11–20 of 31 standard Droplets", range(second));
    assertEquals("31 of 31 standard Droplets", range(last));
    assertTrue(second.document().select("tbody a.tag").eachText().contains("rack:07"));
  }

  @Test
  void aPageIsPutInOrderAndBack() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.ACME);
    WebPage asListed = visitor.open("/droplets?tag=env%3Aprod&per_page=10");

    WebPage ascending = visitor.click(asListed.link("Name"));
    WebPage descending = visitor.click(ascending.link("Name"));
    WebPage next = visitor.click(descending.link("Next"));

    List<String> expected = new ArrayList<>(Visitor.names(asListed));
    Collections.sort(expected);
    assertEquals(expected, Visitor.names(ascending));
    Collections.reverse(expected);
    assertEquals(expected, Visitor.names(descending));
    assertEquals(List.of("descending"), sorted(descending));
    assertEquals(List.of("descending"), sorted(next), "the order is kept");
    assertTrue(descending.document().select(".summary").text().contains("on this page only"));
    WebPage back = visitor.click(descending.link("back to DigitalOcean's order"));
    assertEquals(Visitor.names(asListed), Visitor.names(back));
    assertEquals(List.of(), sorted(back));
  }

  private static List<String> sorted(WebPage page) {
    return page.document().select("th[aria-sort]").eachAttr("aria-sort");
  }

  @Test
  void howManyMakeAPageIsChosenAndKept() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.BIG_FLEET);
    WebPage filtered = visitor.open("/droplets?tag=rack%3A07&sort=-price");

    WebPage.Form size = filtered.form("form:has(#per_page)");
    WebPage twenty = visitor.submit(size.with("per_page", "20"));

    assertEquals("1–20 of 31 standard Droplets", range(twenty));
    assertEquals(List.of("descending"), sorted(twenty));
    assertEquals("20", twenty.form("form:has(#per_page)").fields().get("per_page"));
    assertEquals(range(twenty), range(visitor.click(twenty.link("Refresh"))));
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

  @Test
  void anExactNameFindsItsDropletAndNoOther() {
    Visitor visitor = site.visitor();
    WebPage all = visitor.signIn(Team.ACME);

    WebPage found =
        visitor.submit(all.form("form:has(#name)").with("name", " DB-02.acme.example "));
    WebPage none = visitor.submit(found.form("form:has(#name)").with("name", "db-02"));

    assertEquals(List.of("db-02.acme.example"), Visitor.names(found));
    assertEquals(200, none.status());
    assertTrue(none.document().select("main").text().contains("No standard Droplet matches"));
    assertEquals(40, Visitor.names(visitor.click(none.link("Clear the filter"))).size());
  }

  @Test
  void aTagFindsItsDroplets() {
    Visitor visitor = site.visitor();
    WebPage all = visitor.signIn(Team.ACME);
    List<String> expected =
        cells(all).stream()
            .filter(row -> List.of(row.get("Tags").split(" ")).contains("größe:xl"))
            .map(row -> row.get("Name"))
            .toList();

    WebPage byForm = visitor.submit(all.form("form:has(#tag)").with("tag", "größe:xl"));
    WebPage byLink =
        visitor.click(all.document().select("a.tag:contains(größe)").first().attr("abs:href"));

    assertFalse(expected.isEmpty());
    assertEquals(expected, Visitor.names(byForm));
    assertEquals(expected, Visitor.names(byLink));
  }

  @Test
  void gpuDropletsAreInAViewOfTheirOwnAndBackIsAWay() {
    Visitor visitor = site.visitor();
    WebPage standard = visitor.signIn(Team.ACME);

    WebPage gpus = visitor.click(standard.link("GPU Droplets"));
    assertEquals("1–3 of 3 GPU Droplets", range(gpus));
    assertEquals(
        List.of(
            "GPU: 1 × nvidia_h100, 80 GB",
            "GPU: 8 × amd_mi300x, 1,536 GB",
            "GPU: 1 × nvidia_l40s, 48 GB"),
        gpus.document().select("td small:contains(GPU)").eachText());
    assertEquals(List.of(), gpus.document().select("#tag").eachText(), "tags exclude GPUs");

    WebPage named = visitor.submit(gpus.form("form:has(#name)").with("name", "ml-11.acme.example"));
    assertEquals(List.of("ml-11.acme.example"), Visitor.names(named));

    assertEquals(
        Visitor.names(standard), Visitor.names(visitor.click(gpus.link("Standard Droplets"))));
  }

  @Test
  void anEmptyTeamIsToldAboutGpuDroplets() {
    WebPage empty = site.visitor().signIn(Team.EMPTY);

    assertEquals(List.of(), Visitor.names(empty));
    String text = empty.document().select("main").text();
    assertTrue(text.contains("There are no standard Droplets in this team yet"), text);
    assertTrue(empty.link("look at the GPU Droplets").contains("type=gpus"));
  }

  @ParameterizedTest
  @CsvSource({
    "page=0, 1, 50",
    "page=-3, 1, 50",
    "page=%202%20, 2, 50",
    "per_page=0, 1, 1",
    "per_page=201, 1, 200",
    "per_page=99999999999999999999, 1, 200",
    "page=99999999999999999999, " + DropletQuery.MAX_PAGE + ", 50",
    "page=&per_page=&name=&tag=%20&type=, 1, 50",
    "unknown=1&page=3, 3, 50"
  })
  void numbersOutOfRangeAreClampedAndBlankParametersAreAbsent(
      String query, String page, String perPage) {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    Installation.Calls calls = site.calls();

    assertEquals(200, visitor.open("/droplets?" + query).status());

    List<ReceivedRequest> lists = calls.of(RequestKind.DROPLETS);
    assertEquals(1, lists.size(), "one view costs one call");
    assertEquals(Map.of("page", List.of(page), "per_page", List.of(perPage)), lists.get(0).query());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page=x",
        "page=1.5",
        "page=1&page=2",
        "per_page=ten",
        "type=all",
        "type=GPUS",
        "tag=a&name=b",
        "tag=a&type=gpus",
        "name=a&name=a",
        "name=%ff"
      })
  void nonsenseIsA400PageWithoutACall(String query) {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    Installation.Calls calls = site.calls();

    WebPage page = visitor.open("/droplets?" + query);

    assertEquals(400, page.status());
    assertEquals("This address makes no sense", page.document().select("h1").text());
    assertEquals(0, calls.count(RequestKind.DROPLETS));
    assertTrue(visitor.isConnected());
  }

  @ParameterizedTest
  @ValueSource(strings = {"name=%zz", "name=%", "page=%2"})
  void soIsAQueryThatBrowsersDoNotSend(String query) {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.EMPTY);
    Installation.Calls calls = site.calls();

    String answer = visitor.raw("/droplets?" + query);

    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    assertFalse(answer.contains("Exception"), answer);
    assertEquals(0, calls.count(RequestKind.DROPLETS));
  }

  @Test
  void textFromDigitalOceanIsShownAsItIs() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.HOSTILE);

    HostileTexts.assertShownAsTheyAre(droplets, visitor);
    Element team = droplets.document().select("form.disconnect strong").first();
    assertEquals(Team.HOSTILE.teamName(), team.wholeText());
    assertTrue(visitor.open("/").document().select("dd").eachText().contains(team.text()));
    WebPage flow = visitor.open("/flow");
    assertTrue(flow.document().select("pre").text().contains(Team.HOSTILE.teamName()));
  }

  @Test
  void serverTimingTellsTheirTimeFromOurs() {
    WebPage droplets = site.visitor().signIn(Team.ACME);

    String timing = droplets.header("Server-Timing");

    assertTrue(timing.matches("digitalocean;dur=\\d+\\.\\d, app;dur=\\d+\\.\\d"), timing);
  }

  // Tokens

  @Test
  void anExpiredTokenIsRefreshedOnceAndNobodyNotices() {
    Visitor visitor = site.visitor();
    visitor.signIn(Team.ACME);
    List<String> tokens = site.sandbox().accessTokens();
    String old = tokens.get(tokens.size() - 1);
    site.sandbox().expireAccess(old);
    Installation.Calls calls = site.calls();

    WebPage droplets = visitor.open("/droplets");
    WebPage again = visitor.open("/droplets");

    assertEquals(List.of(200, 200), List.of(droplets.status(), again.status()));
    assertEquals(40, Visitor.names(droplets).size());
    assertEquals(1, calls.count(RequestKind.REFRESH));
    List<ReceivedRequest> lists = calls.of(RequestKind.DROPLETS);
    assertEquals(3, lists.size());
    assertEquals(old, lists.get(0).bearer().orElseThrow());
    assertNotEquals(old, lists.get(1).bearer().orElseThrow());
    assertEquals(lists.get(1).bearer(), lists.get(2).bearer());
  }

  @Test
  void disconnectingRevokesTheTokensAndEndsTheSession() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.ACME);
    String session = visitor.sessionId().orElseThrow();
    List<String> tokens = site.sandbox().accessTokens();
    String token = tokens.get(tokens.size() - 1);
    Installation.Calls calls = site.calls();

    WebPage gone = visitor.disconnect(droplets);

    assertEquals(303, gone.status());
    assertEquals(context + "/", gone.header("Location"));
    WebPage index = visitor.follow(gone);
    assertEquals(MessageTitle.DISCONNECTED, Visitor.message(index));
    assertTrue(index.link("list of authorized applications").contains("digitalocean.com"));
    assertFalse(site.sandbox().accessTokens().contains(token));
    List<ReceivedRequest> revocations = calls.of(RequestKind.REVOKE);
    assertEquals(1, revocations.size());
    assertEquals(token, revocations.get(0).bearer().orElseThrow());
    assertEquals(Map.of("token", List.of(token)), revocations.get(0).form());
    assertEquals(context + "/", visitor.open("/droplets").header("Location"));

    Visitor thief = site.visitor();
    thief.plant("droplets", session);
    assertFalse(thief.isConnected(), "the old session is over");
  }

  @Test
  void theRecordOfTheFlowOutlivesADisconnectAndBelongsToOneBrowser() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.ACME);
    visitor.disconnect(droplets);

    WebPage flow = visitor.open("/flow");

    assertEquals(200, flow.status());
    assertEquals(
        List.of(
            "Authorization request", "Callback", "Token request", "Droplets request", "Revocation"),
        flow.document().select(".flow h2").eachText());
    String text = flow.document().select(".flow").text();
    for (String name :
        List.of("$STATE", "$CODE", "$CODE_VERIFIER", "$CLIENT_SECRET", "$ACCESS_TOKEN")) {
      assertTrue(text.contains(name), name);
    }
    assertEquals(List.of(), site.visitor().open("/flow").document().select(".flow").eachText());
  }

  @Test
  void whoIsNotConnectedIsLedToTheIndexPage() {
    Visitor visitor = site.visitor();
    Installation.Calls calls = site.calls();

    WebPage droplets = visitor.open("/droplets");
    WebPage disconnect = visitor.post("/disconnect", Map.of("token", "any"));

    assertEquals(303, droplets.status());
    assertEquals(context + "/", droplets.header("Location"));
    assertEquals(303, disconnect.status());
    assertEquals(context + "/", disconnect.header("Location"));
    assertEquals(0, calls.count(RequestKind.DROPLETS) + calls.count(RequestKind.REVOKE));
  }

  // The rest

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
    Installation.Calls calls = site.calls();

    WebPage health = site.visitor().get("/health");

    assertEquals(200, health.status());
    assertEquals("ok", health.body().strip());
    assertEquals(List.of(), health.setCookies());
    assertEquals(0, Stream.of(RequestKind.values()).mapToInt(calls::count).sum());
  }

  @Test
  void digitalOceanIsToldWhoCallsAndNothingOfTheBrowser() {
    Visitor visitor = site.visitor();
    Installation.Calls calls = site.calls();
    visitor.disconnect(visitor.signIn(Team.ACME));

    Supplier<Stream<ReceivedRequest>> ours =
        () ->
            Stream.of(RequestKind.TOKEN, RequestKind.DROPLETS, RequestKind.REVOKE)
                .flatMap(operation -> calls.of(operation).stream());

    assertEquals(3, ours.get().count());
    assertEquals(
        Set.of("droplets/1.0.0"),
        ours.get().map(request -> request.header("User-Agent").orElse("")).collect(toSet()));
    assertTrue(ours.get().allMatch(request -> request.header("Cookie").isEmpty()));
    assertTrue(ours.get().allMatch(request -> request.header("Referer").isEmpty()));
  }

  /** The rows of the table: column to text. */
  private static List<Map<String, String>> cells(WebPage page) {
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

  /** How many of how many a page shows. */
  private static String range(WebPage page) {
    return page.document().select(".summary").text().replaceFirst("[,.] .*", "");
  }

  private static String parameter(String url, String name) {
    return Stream.of(url.replaceFirst("^[^?]*\\?", "").split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }
}
