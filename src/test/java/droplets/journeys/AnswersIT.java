package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.answers.Allowed;
import droplets.answers.Chance;
import droplets.answers.Damage;
import droplets.answers.Damaged;
import droplets.answers.Json;
import droplets.answers.Seeds;
import droplets.answers.StandIn;
import droplets.answers.Texts;
import droplets.answers.Wire;
import droplets.servers.ServerKind;
import droplets.servers.WebPage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Hundreds of answers at random go through the packaged WAR. What DigitalOcean's schema allows is
 * shown as it is, however large its numbers are and whatever its texts hold; what is damaged is
 * told as such; nothing is a 500, and nothing reaches another person. {@link Seeds} says how a
 * failure is repeated.
 */
class AnswersIT {
  private static StandIn digitalOcean;
  private static Installation site;
  private static Visitor visitor;
  private static Visitor other;

  @BeforeAll
  static void start() throws IOException {
    digitalOcean = StandIn.start(AnswersIT::sensible);
    site =
        new Installation(ServerKind.TOMCAT_11, "")
            .setting("DIGITAL_OCEAN_OAUTH_URL", digitalOcean.uri() + "/v1/oauth")
            .setting("DIGITAL_OCEAN_API_URL", digitalOcean.uri() + "/v2")
            .start();
    visitor = site.visitor();
    other = site.visitor();
    assertEquals("/droplets", signIn(visitor).header("Location"));
    assertEquals("/droplets", signIn(other).header("Location"));
  }

  @AfterAll
  static void end() throws IOException {
    try {
      site.close();
    } finally {
      digitalOcean.close();
    }
  }

  @BeforeEach
  void answerSensibly() {
    digitalOcean.answer(AnswersIT::sensible);
  }

  private static Wire sensible(String asked) {
    return asked.startsWith("/v1/oauth/token")
        ? Wire.json("{\"access_token\":\"fake-access-token\",\"info\":{\"name\":\"Sam Example\"}}")
        : Wire.emptyList();
  }

  /** The token answer does not say who it is. */
  private static Wire unnamed(String asked) {
    return asked.startsWith("/v1/oauth/token")
        ? Wire.json("{\"access_token\":\"fake-access-token\"}")
        : sensible(asked);
  }

  /** Answers one kind of request in a way of its own. */
  private static void answer(String path, Wire wire) {
    digitalOcean.answer(asked -> asked.startsWith(path) ? wire : sensible(asked));
  }

  private static boolean isFirstPage(String asked) {
    return asked.startsWith("/v2/droplets?page=1&") && !asked.contains("type=gpus");
  }

  /** Comes back from DigitalOcean, which is not asked for consent here. */
  private static WebPage signIn(Visitor person) {
    String authorize = person.connect().header("Location");
    String state = authorize.replaceFirst(".*[?&]state=([^&]+).*", "$1");
    return person.arrive(site.redirectUri() + "?code=fake-code&state=" + state);
  }

  private static String told(WebPage page) {
    return page.status() + ": " + page.document().select("h1").text();
  }

  private static String address(Chance chance, int perPage) {
    return "/droplets?per_page="
        + perPage
        + chance.pick("", "", "&type=gpus", "&name=web-01", "&tag=web")
        + chance.pick(
            "", "", "&sort=name", "&sort=-status", "&sort=region", "&sort=-price", "&sort=created")
        + chance.pick("", "", "", "&page=2", "&page=1000", "&page=10000000");
  }

  /** The names in a list, with a Droplet's number where its name is blank. */
  private static List<String> names(WebPage page) {
    return page.document().select("tbody th a").stream().map(AnswersIT::name).sorted().toList();
  }

  private static String name(Element link) {
    String name = Texts.comparable(link.wholeText());
    return name.isEmpty() ? link.attr("href").replaceFirst(".*/", "") : name;
  }

  private static String name(Json.Members droplet) {
    String name = Texts.comparable(droplet.text("name"));
    return name.isEmpty() ? droplet.written("id") : name;
  }

  private static List<String> names(Allowed list) {
    return list.says().objects("droplets").stream().map(AnswersIT::name).sorted().toList();
  }

  private static long privateAddresses(List<Json.Members> droplets) {
    return droplets.stream()
        .flatMap(droplet -> droplet.object("networks").objects("v4").stream())
        .filter(address -> !address.text("ip_address").isEmpty())
        .filter(address -> address.text("type").equals("private"))
        .count();
  }

  /**
   * Checks a page that shows what an answer says. The visitor checks its headers and its markup.
   */
  private static void assertShown(Allowed allowed, List<Json.Members> droplets, WebPage page) {
    assertEquals(200, page.status());
    assertEquals(privateAddresses(droplets), privateAddresses(page));
    assertWhiteSpaceIsLeft(allowed, page);
  }

  /** Checks that no character of a plain text was replaced. */
  private static void assertWhiteSpaceIsLeft(Allowed allowed, WebPage page) {
    assertFalse(allowed.isPlain() && page.body().contains("\uFFFD"), "a character is replaced");
  }

  /** Counts those in the column of a list, and those labelled on a Droplet's own page. */
  private static long privateAddresses(WebPage page) {
    return page.document().select(".droplets td:nth-of-type(3) .address").size()
        + page.document().select(".kind").stream()
            .filter(label -> label.text().equals("Private"))
            .count();
  }

  @Test
  void aListIsShownAsItIs() {
    Seeds.each(
        250,
        chance -> {
          int perPage = chance.pick(1, 20, 50, 200);
          int most = Math.min(perPage, chance.pick(1, 5, 60));
          Allowed list = Allowed.list(chance, chance.below(most + 1));
          answer("/v2/droplets", list.wire(chance));

          WebPage page = visitor.open(address(chance, perPage));

          assertShown(list, list.says().objects("droplets"), page);
          assertEquals(names(list), names(page));
          assertEveryListingCanBeAskedFor(page);
        });
  }

  /** Checks that the application does not refuse the addresses that its own page leads to. */
  private static void assertEveryListingCanBeAskedFor(WebPage page) {
    for (String query : page.document().select(".pager a").eachAttr("href")) {
      String number = query.replaceFirst(".*[?&]page=([0-9]+).*", "$1");
      assertTrue(number.equals(query) || Long.parseLong(number) <= 10_000_000, query);
    }
  }

  @Test
  void numbersOfDropletsThatNoLongHoldsAreNoFault() {
    Seeds.each(
        30,
        chance -> {
          Wire list = Allowed.listOfAnyIds(chance, chance.below(5)).wire(chance);
          boolean isDownload = chance.oneIn(3);
          digitalOcean.answer(asked -> isDownload && !isFirstPage(asked) ? sensible(asked) : list);

          WebPage page = visitor.click(isDownload ? "/droplets.csv" : address(chance, 20));

          assertTrue(Set.of(200, 400, 502, 503).contains(page.status()), () -> told(page));
        });
  }

  @Test
  void aDropletIsShownAsItIs() {
    Seeds.each(
        120,
        chance -> {
          Allowed allowed = Allowed.droplet(chance);
          Json.Members droplet = allowed.says().object("droplet");
          answer("/v2/droplets/", allowed.wire(chance));

          WebPage page = visitor.open(ownAddress(allowed));

          assertShown(allowed, List.of(droplet), page);
          String heading = Texts.comparable(page.document().select("h1").first().wholeText());
          assertEquals(name(droplet), heading.isEmpty() ? droplet.written("id") : heading);
        });
  }

  @Test
  void aDownloadHoldsWhatAWholeListSays() {
    Seeds.each(
        60,
        chance -> {
          Allowed list = Allowed.list(chance, chance.below(20));
          Wire first = list.wire(chance);
          digitalOcean.answer(asked -> isFirstPage(asked) ? first : sensible(asked));

          WebPage page = visitor.click("/droplets.csv");

          // Too many, or a list that kept changing.
          Set<Integer> statuses = list.isWhole() ? Set.of(200) : Set.of(200, 400, 503);
          assertTrue(statuses.contains(page.status()), () -> told(page));
          if (page.status() == 200) {
            for (Json.Members droplet : list.says().objects("droplets")) {
              String id = droplet.written("id");
              assertTrue(page.body().contains("\r\n" + id + ","), id);
            }
            assertWhiteSpaceIsLeft(list, page);
          }
        });
  }

  @Test
  void aTokenConnectsWhateverComesAlong() {
    Seeds.each(
        50,
        chance -> {
          answer("/v1/oauth/token", Allowed.token(chance).wire(chance));
          Visitor person = site.visitor();

          WebPage back = signIn(person);

          assertEquals("/droplets", back.header("Location"));
          assertEquals(200, person.follow(back).status());
          assertTrue(person.isConnected());
          assertEquals(200, person.open("/flow").status());
        });
  }

  @Test
  void anAccountTellsWhoItIs() {
    Seeds.each(
        30,
        chance -> {
          Allowed allowed = Allowed.account(chance);
          Wire account = allowed.wire(chance);
          digitalOcean.answer(asked -> asked.startsWith("/v2/account") ? account : unnamed(asked));
          Visitor person = site.visitor();

          WebPage droplets = person.follow(signIn(person));

          assertEquals(200, droplets.status());
          Element who = droplets.document().select(".who .person").first();
          String name = Texts.comparable(allowed.says().object("account").text("name"));
          assertEquals(name, who == null ? "" : Texts.comparable(who.wholeText()));
        });
  }

  @Test
  void whatIsDamagedIsToldAndLeavesNothingForOthers() {
    Seeds.each(
        350,
        chance -> {
          boolean isList = chance.oneIn(2);
          Allowed allowed =
              isList ? Allowed.list(chance, chance.below(4)) : Allowed.droplet(chance);
          Damaged damaged = Damage.any(chance, allowed);
          answer("/v2/droplets", damaged.wire());

          WebPage page = visitor.open(isList ? address(chance, 20) : ownAddress(allowed));

          assertTrue(damaged.pages().contains(page.status()), damaged.what() + " " + told(page));
          assertWaitCanBeWaited(page);
          assertNextIsRight();
          if (page.status() == 502) {
            assertConnectionIsLeft(damaged);
          }
          if (chance.oneIn(10)) {
            assertEquals(200, visitor.open(chance.pick("/flow", "/")).status());
          }
        });
  }

  private static String ownAddress(Allowed droplet) {
    return "/droplets/" + droplet.says().object("droplet").written("id");
  }

  private static void assertConnectionIsLeft(Damaged damaged) {
    assertFalse(
        !damaged.isError() && digitalOcean.isFollowed(damaged.wire()),
        damaged.what() + ": the connection was used again");
  }

  private static void assertWaitCanBeWaited(WebPage page) {
    String wait = page.header("Retry-After");
    assertTrue(page.status() != 429 || !wait.isEmpty());
    assertTrue(wait.isEmpty() || Long.parseLong(wait) >= 1 && Long.parseLong(wait) <= 3_600, wait);
  }

  /** Checks that the next person gets a page of their own Droplets. */
  private static void assertNextIsRight() {
    answer("/v2/droplets", Wire.listOf("next"));
    WebPage next = other.open("/droplets");
    assertEquals(200, next.status());
    assertEquals(List.of("next"), Visitor.names(next));
  }

  @Test
  void aDamagedTokenAnswerIsToldAndLeavesNothingForOthers() {
    Seeds.each(
        60,
        chance -> {
          Damaged damaged = Damage.any(chance, Allowed.token(chance));
          answer("/v1/oauth/token", damaged.wire());
          Visitor person = site.visitor();

          WebPage back = signIn(person);

          if (back.header("Location").equals("/droplets")) {
            assertTrue(damaged.pages().contains(200), damaged.what());
          } else {
            assertFalse(Visitor.message(person.follow(back)).isEmpty(), damaged.what());
            assertNextIsRight();
            assertConnectionIsLeft(damaged);
          }
        });
  }

  @Test
  void aDamagedAccountAnswerKeepsNobodyOut() {
    Seeds.each(
        30,
        chance -> {
          Wire damaged = Damage.any(chance, Allowed.account(chance)).wire();
          digitalOcean.answer(asked -> asked.startsWith("/v2/account") ? damaged : unnamed(asked));
          Visitor person = site.visitor();

          assertEquals("/droplets", signIn(person).header("Location"));

          assertNextIsRight();
        });
  }

  @Test
  void aListLongerThanAskedForIsSenseless() {
    Seeds.each(
        10,
        chance -> {
          int perPage = chance.pick(1, 20, 200);
          Allowed list = Allowed.list(chance, perPage + (int) chance.between(1, 20));
          answer("/v2/droplets", list.wire(chance));

          assertEquals(502, visitor.open("/droplets?per_page=" + perPage).status());
          assertNextIsRight();
        });
  }
}
