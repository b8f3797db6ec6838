package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.DropletQuery;
import droplets.sandbox.Fault;
import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.WebPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Droplets page: its pages, filters, order and parameters. */
@InstalledIn
record DropletListIT(Installation site) {
  @Test
  void eachAddressAloneInItsElementCanBeSelectedExactly() {
    WebPage droplets = site.visitor().signIn(Team.ACME);

    List<String> addresses = droplets.document().select("td code.address").eachText();

    assertTrue(addresses.contains("203.0.113.10"), addresses::toString);
    assertTrue(
        addresses.stream().allMatch(address -> address.matches("[0-9a-f.:]+")),
        addresses::toString);
  }

  @Test
  void bigFleetsHavePages() {
    Visitor visitor = site.visitor();
    WebPage first = visitor.signIn(Team.BIG_FLEET);
    assertEquals("1–50 of 1,234 standard Droplets", range(first));
    assertEquals("node-0001.big-fleet.example", Visitor.names(first).get(0));
    assertEquals(List.of("Next", "Last"), links(first, "Pages of Droplets"));
    assertEquals(List.of("Next page"), links(first, "Neighbouring pages"));
    assertEquals(List.of("Page 1 of 25", "Page 1 of 25"), places(first));

    WebPage second = visitor.click(first.link("Next"));
    assertEquals("51–100 of 1,234 standard Droplets", range(second));
    assertEquals("node-0051.big-fleet.example", Visitor.names(second).get(0));

    WebPage last = visitor.click(second.link("Last"));
    assertEquals("1,201–1,234 of 1,234 standard Droplets", range(last));
    assertEquals(34, Visitor.names(last).size());
    assertEquals(List.of("First", "Previous"), links(last, "Pages of Droplets"));
    assertEquals(List.of("Previous page"), links(last, "Neighbouring pages"));
    assertEquals(List.of("Page 25 of 25", "Page 25 of 25"), places(last));

    WebPage before = visitor.click(last.link("Previous"));
    assertEquals("node-1151.big-fleet.example", Visitor.names(before).get(0));
    assertEquals(Visitor.names(first), Visitor.names(visitor.click(before.link("First"))));
  }

  @Test
  void behindTheLastPageThereIsAWayBack() {
    Visitor visitor = site.visitorOf(Team.BIG_FLEET);

    WebPage behind = visitor.open("/droplets?page=26");
    assertEquals(200, behind.status());
    assertEquals(List.of(), Visitor.names(behind));

    WebPage last = visitor.click(behind.link("Go to the last page"));
    assertEquals(34, Visitor.names(last).size());
  }

  @Test
  void linksToOtherPagesKeepTheFilter() {
    Visitor visitor = site.visitorOf(Team.BIG_FLEET);
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
    Visitor visitor = site.visitorOf(Team.ACME);
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
    assertEquals("Name on this page", descending.document().select("th[aria-sort]").text());
    WebPage back = visitor.click(descending.link("back to DigitalOcean's order"));
    assertEquals(Visitor.names(asListed), Visitor.names(back));
    assertEquals(List.of(), sorted(back));
  }

  @Test
  void howManyMakeAPageIsChosenAndKept() {
    Visitor visitor = site.visitorOf(Team.BIG_FLEET);
    WebPage filtered = visitor.open("/droplets?tag=rack%3A07&sort=-price");

    WebPage.Form size = filtered.form("form:has(#per_page)");
    WebPage twenty = visitor.submit(size.with("per_page", "20"));

    assertEquals("1–20 of 31 standard Droplets", range(twenty));
    assertEquals(List.of("descending"), sorted(twenty));
    assertEquals("20", twenty.form("form:has(#per_page)").fields().get("per_page"));
    assertEquals(range(twenty), range(visitor.click(twenty.link("Refresh"))));
  }

  @Test
  void anExactNameFindsItsDropletAndNoOther() {
    Visitor visitor = site.visitor();
    WebPage all = visitor.signIn(Team.ACME);

    WebPage found =
        visitor.submit(all.form("form:has(#name)").with("name", " DB-02.acme.example "));
    WebPage none = visitor.submit(found.form("form:has(#name)").with("name", "db-02"));
    assertTrue(found.document().select("details").hasAttr("open"), "a filter in use is seen");
    assertFalse(all.document().select("details").hasAttr("open"));

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
        Visitor.rows(all).stream()
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
  void gpuDropletsAreInAListOfTheirOwnWithAWayBack() {
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

    WebPage named = visitor.submit(gpus.form("form:has(#name)").with("name", "ml-11.acme.example"));
    assertEquals(List.of("ml-11.acme.example"), Visitor.names(named));

    assertEquals(
        Visitor.names(standard), Visitor.names(visitor.click(gpus.link("Standard Droplets"))));
  }

  @Test
  void aTagOfAGpuDropletLeadsToWhereThatDropletIs() {
    Visitor visitor = site.visitorOf(Team.ACME);
    WebPage gpus = visitor.open("/droplets?type=gpus");
    Map<String, String> tags = new LinkedHashMap<>();
    for (Element row : gpus.document().select("tbody tr")) {
      row.select("a.tag").forEach(tag -> tags.put(tag.attr("abs:href"), row.child(0).text()));
    }
    assertTrue(tags.size() >= 4, tags::toString);
    Calls calls = site.calls();

    tags.forEach((link, name) -> assertTrue(Visitor.names(visitor.click(link)).contains(name)));

    assertEquals(tags.size(), calls.count(RequestKind.DROPLETS), "for one call each");
  }

  @Test
  void theSameTagIsAFilterOnBothLists() {
    Visitor visitor = site.visitorOf(Team.ACME);
    WebPage all = visitor.open("/droplets?type=gpus");
    List<String> expected =
        all.document().select("tbody tr:has(a.tag:contains(größe)) th").eachText();
    WebPage standard = visitor.open("/droplets?tag=gr%C3%B6%C3%9Fe:xl");

    WebPage gpus = visitor.click(standard.link("GPU Droplets tagged größe:xl"));
    WebPage byForm = visitor.submit(all.form("form:has(#tag)").with("tagged", "größe:xl"));
    WebPage back = visitor.click(gpus.link("Standard Droplets tagged größe:xl"));

    assertEquals(List.of("ml-39.acme.example"), expected);
    assertEquals(expected, Visitor.names(gpus));
    assertEquals("1 of 3 GPU Droplets", range(gpus));
    assertEquals(expected, Visitor.names(byForm));
    assertEquals(Visitor.names(standard), Visitor.names(back));
    assertEquals(3, Visitor.names(visitor.click(gpus.link("Clear the filter"))).size());
  }

  @ParameterizedTest
  @CsvSource({
    "name=ml-11.acme.example, GPU, ml-11.acme.example",
    "type=gpus&name=db-02.acme.example, standard, db-02.acme.example",
    "type=gpus&tagged=env:staging, standard, db-02.acme.example",
    "tag=nothing, GPU, ''"
  })
  void whatIsNotInOneListIsLookedForInTheOther(String query, String type, String found) {
    Visitor visitor = site.visitorOf(Team.ACME);
    WebPage none = visitor.open("/droplets?" + query);
    assertEquals(List.of(), Visitor.names(none));

    List<String> names =
        Visitor.names(visitor.click(none.link("Look among the " + type + " Droplets")));

    assertEquals(found, names.isEmpty() ? "" : names.get(0));
  }

  @Test
  void everyLinkToADownloadSaysWhatItHolds() {
    Visitor visitor = site.visitorOf(Team.ACME);

    assertEquals(
        Map.of(
            "/droplets.csv", "Download all, standard and GPU, as CSV",
            "/droplets.ssh_config", "Download all, standard and GPU, as ssh_config"),
        downloads(visitor.open("/droplets?type=gpus")));
    assertEquals(
        Map.of(
            "/droplets.csv?type=gpus&tagged=gr%C3%B6%C3%9Fe%3Axl",
            "Download all GPU Droplets tagged größe:xl as CSV",
            "/droplets.ssh_config?type=gpus&tagged=gr%C3%B6%C3%9Fe%3Axl",
            "Download all GPU Droplets tagged größe:xl as ssh_config"),
        downloads(visitor.open("/droplets?type=gpus&tagged=gr%C3%B6%C3%9Fe%3Axl")));
    assertEquals(
        Map.of(
            "/droplets.csv?name=a", "Download all named a, standard and GPU, as CSV",
            "/droplets.ssh_config?name=a", "Download all named a, standard and GPU, as ssh_config"),
        downloads(visitor.open("/droplets?name=a&sort=name")));
    assertEquals(
        Map.of(
            "/droplets.csv?tag=a", "Download all standard Droplets tagged a as CSV",
            "/droplets.ssh_config?tag=a", "Download all standard Droplets tagged a as ssh_config"),
        downloads(visitor.open("/droplets?tag=a&per_page=3")));
  }

  private Map<String, String> downloads(WebPage page) {
    return page.document().select("a[href*=/droplets.]").stream()
        .collect(
            Collectors.toMap(
                link ->
                    link.attr("href").replaceFirst("^.*(?=/droplets)", "").replaceFirst("[?]$", ""),
                Element::text));
  }

  @Test
  void anEmptyTeamIsToldWhatToDoNextAndNothingElse() {
    Visitor visitor = site.visitor();
    WebPage empty = visitor.signIn(Team.EMPTY);

    assertEquals(List.of(), Visitor.names(empty));
    String text = empty.document().select("main").text();
    assertTrue(text.contains("There are no standard Droplets in this team yet"), text);
    assertEquals(
        "https://cloud.digitalocean.com/droplets/new",
        empty.link("Create a Droplet at DigitalOcean"));
    assertEquals(0, empty.document().select("main form, main input, a[href*=/droplets.]").size());
    WebPage gpus = visitor.click(empty.link("Look at the GPU Droplets"));
    assertEquals(0, gpus.document().select("main form, main input, a[href*=/droplets.]").size());
    WebPage back = visitor.click(gpus.link("Look at the standard Droplets"));
    assertEquals("Droplets", back.document().select("h1").text());
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
    Visitor visitor = site.visitorOf(Team.EMPTY);
    Calls calls = site.calls();

    assertEquals(200, visitor.open("/droplets?" + query).status());

    List<ReceivedRequest> lists = calls.of(RequestKind.DROPLETS);
    assertEquals(1, lists.size(), "one page costs one call");
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
    Visitor visitor = site.visitorOf(Team.EMPTY);
    Calls calls = site.calls();

    WebPage page = visitor.open("/droplets?" + query);

    assertEquals(400, page.status());
    assertEquals("This address makes no sense", page.document().select("h1").text());
    assertEquals(0, calls.count(RequestKind.DROPLETS));
    assertTrue(visitor.isConnected());
  }

  @ParameterizedTest
  @ValueSource(strings = {"name=%zz", "name=%", "page=%2"})
  void soIsAQueryThatBrowsersDoNotSend(String query) {
    Visitor visitor = site.visitorOf(Team.EMPTY);
    Calls calls = site.calls();

    String answer = visitor.raw("/droplets?" + query);

    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    assertFalse(answer.contains("Exception"), answer);
    assertEquals(0, calls.count(RequestKind.DROPLETS));
  }

  @Test
  void afterA403ThePersonIsOfferedWhatHelps() {
    Visitor visitor = site.visitorOf(Team.ACME);
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_403);

    WebPage refused = visitor.open("/droplets");

    assertEquals(403, refused.status());
    List<String> ways = refused.document().select("main .ways a").eachAttr("abs:href");
    assertEquals(site.baseUrl() + "/connect?prompt=select_account", ways.get(0));
    assertFalse(ways.contains(refused.uri().toString()), ways::toString);
    assertFalse(ways.contains(site.baseUrl() + "/droplets"), ways::toString);
  }

  @Test
  void afterAFailedListItIsNotOfferedUnderAnotherName() {
    Visitor visitor = site.visitorOf(Team.ACME);
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_500);

    assertEquals(
        List.of("Try again", "See the step that failed", "Start page"),
        ways(visitor.open("/droplets")));
    assertEquals(
        List.of("All Droplets", "See the step that failed", "Start page"),
        ways(visitor.open("/droplets/1")));
    assertEquals(List.of("All Droplets", "Start page"), ways(visitor.open("/droplets?page=x")));
  }

  private static List<String> ways(WebPage page) {
    return page.document().select("main .ways a").eachText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/droplets", "/droplets/2147480000", "/droplets.csv"})
  void anErrorLeadsToItsStepOfTheFlow(String path) {
    Visitor visitor = site.visitorOf(Team.ACME);
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_500);

    String link = visitor.open(path).link("See the step that failed");
    Element step = visitor.click(link).document().getElementById(link.replaceFirst("^[^#]*#", ""));

    assertTrue(step.text().contains("500"), step::text);
  }

  @Test
  void textFromDigitalOceanIsShownAsItIs() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.HOSTILE);

    HostileFleet.assertShownAsTheyAre(droplets, visitor);
    Element team = droplets.document().select("form.disconnect strong").first();
    assertEquals(Team.HOSTILE.teamName(), team.wholeText());
    assertTrue(visitor.open("/").document().select("dd").eachText().contains(team.text()));
    WebPage flow = visitor.open("/flow");
    assertTrue(flow.document().select(".flow").text().contains(Team.HOSTILE.teamName()));
  }

  @Test
  void serverTimingTellsTheirTimeFromOurs() {
    WebPage droplets = site.visitor().signIn(Team.ACME);

    String timing = droplets.header("Server-Timing");

    assertTrue(timing.matches("digitalocean;dur=\\d+\\.\\d, app;dur=\\d+\\.\\d"), timing);
  }

  /** The part of the summary that counts the Droplets. */
  private static String range(WebPage page) {
    return page.document().select(".summary").text().replaceFirst("[,.] .*", "");
  }

  /** The links of one of the two ways to other pages. */
  private static List<String> links(WebPage page, String label) {
    return page.document().select("nav[aria-label=" + label + "] a").eachText();
  }

  private static List<String> places(WebPage page) {
    return page.document().select("li:matchesOwn(^Page )").eachText();
  }

  private static List<String> sorted(WebPage page) {
    return page.document().select("th[aria-sort]").eachAttr("aria-sort");
  }
}
