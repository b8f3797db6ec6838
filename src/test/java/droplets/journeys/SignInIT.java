package droplets.journeys;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.WebPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the index page through the consent page to the Droplets. */
@InstalledIn
record SignInIT(Installation site) {
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
    assertEquals(site.context() + "/droplets", back.header("Location"));
    WebPage droplets = visitor.follow(back);

    assertEquals(200, droplets.status());
    assertEquals(
        "1–40 of 40 standard Droplets, $8,024.00 a month at list price, without backups or tax."
            + " 6 off and still billed.",
        droplets.document().select(".summary").text());
    assertEquals(40, Visitor.names(droplets).size());
    List<String> first = new ArrayList<>(Visitor.rows(droplets).get(0).values());
    first.remove("Created");
    assertEquals(
        List.of(
            "web-01.acme.example",
            "active",
            "198.18.0.2",
            "10.110.0.2",
            "nyc1",
            "s-1vcpu-512mb-10gb",
            "Ubuntu 24.04 (LTS) x64",
            "env:prod web",
            "$4.00"),
        first.subList(0, 9));
  }

  @Test
  void whoIsConnectedIsToldOnTheIndexPage() {
    Visitor visitor = site.visitorOf(Team.ACME);

    String index = visitor.open("/").document().select("main").text();

    assertAll(
        () -> assertTrue(index.contains("Sandy Box"), index),
        () -> assertTrue(index.contains("sandy.box@sandbox.example"), index),
        () -> assertTrue(index.contains("Acme Production"), index),
        () -> assertTrue(index.contains("See your Droplets"), index));
  }

  @ParameterizedTest
  @CsvSource({"select_account,select_account", "none,", "login,", "'select_account none',", ",''"})
  void onlyThePromptToChooseAnAccountIsPassedOn(String asked, String passedOn) {
    String query = asked == null ? "" : "?prompt=" + asked.replace(" ", "%20");

    WebPage begun = site.visitor().click("/connect" + query);

    String prompt = WebPage.parameter(begun.header("Location"), "prompt");
    assertEquals(passedOn == null ? "" : passedOn, prompt);
  }

  @Test
  void everyAttemptHasItsOwnStateAndChallengeOf256Bits() {
    Visitor visitor = site.visitor();
    Set<String> seen =
        IntStream.range(0, 4)
            .mapToObj(i -> visitor.connect().header("Location"))
            .flatMap(
                to ->
                    Stream.of(
                        WebPage.parameter(to, "state"), WebPage.parameter(to, "code_challenge")))
            .collect(toSet());

    assertEquals(8, seen.size());
    assertTrue(seen.stream().allMatch(text -> text.matches("[A-Za-z0-9_-]{43}")), seen::toString);
  }

  @Test
  void decliningIsToldAsSuch() {
    Visitor visitor = site.visitor();
    Calls calls = site.calls();

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
    Calls calls = site.calls();

    WebPage again = visitor.arrive(callback);

    assertEquals(303, again.status());
    assertEquals(site.context() + "/droplets", again.header("Location"));
    assertEquals(200, visitor.follow(again).status());
    assertEquals(0, calls.count(RequestKind.TOKEN));
  }

  @Test
  void thePageAskedForBeforeConnectingIsShownAfterwards() {
    Visitor visitor = site.visitor();
    WebPage sentAway = visitor.open("/droplets?tag=env%3Aprod&per_page=5&page=2");
    assertEquals(site.context() + "/", sentAway.header("Location"));
    WebPage index = visitor.follow(sentAway);

    WebPage begun = visitor.click(index.link("Connect to DigitalOcean"));
    WebPage back = visitor.arrive(visitor.approve(begun, Team.ACME));

    assertEquals(
        site.context() + "/droplets?tag=env%3Aprod&per_page=5&page=2", back.header("Location"));
    WebPage droplets = visitor.follow(back);
    assertEquals(5, Visitor.names(droplets).size());
    assertEquals("env:prod", droplets.form("form:has(#tag)").fields().get("tag"));
    assertEquals(
        site.context() + "/droplets",
        visitor.connectTo(Team.ACME).header("Location"),
        "the next sign-in leads to the first page");
  }

  @Test
  void anotherTeamTakesThePlaceOfTheFirstWhichIsRevoked() {
    Visitor visitor = site.visitorOf(Team.ACME);
    String first = visitor.access().accessToken();

    WebPage index = visitor.open("/");
    WebPage begun = visitor.click(index.link("Use another account or team"));
    assertEquals("select_account", WebPage.parameter(begun.header("Location"), "prompt"));
    visitor.follow(visitor.arrive(visitor.deny(begun)));
    assertTrue(site.sandbox().accessTokens().contains(first), "a denial changes nothing");
    assertTrue(visitor.isConnected());
    WebPage droplets = visitor.signIn(Team.EMPTY);

    assertEquals("Empty Team", droplets.document().select("form.disconnect strong").text());
    assertFalse(site.sandbox().accessTokens().contains(first));
  }
}
