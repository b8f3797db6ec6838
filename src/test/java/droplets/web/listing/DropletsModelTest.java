package droplets.web.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.Droplet;
import droplets.digitalocean.DropletFixture;
import droplets.digitalocean.DropletPage;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.digitalocean.NamedValue;
import droplets.digitalocean.RateLimit;
import droplets.web.testing.TestApplication;
import jakarta.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropletsModelTest {
  private static final Instant NOW = Instant.parse("2026-01-18T12:00:00Z");
  private static final Droplet BARE = DropletFixture.droplet("{\"id\": 4711}");

  private static DropletsModel model(DropletQuery query, int droplets, long total, boolean more) {
    return model(Listing.of(query), droplets, total, more);
  }

  private static DropletsModel model(Listing view, int droplets, long total, boolean more) {
    return new DropletsModel(
        new DropletPage(
            Collections.nCopies(droplets, BARE),
            total < 0 ? OptionalLong.empty() : OptionalLong.of(total),
            view.query().page(),
            more,
            Optional.empty()),
        view,
        TestApplication.tokens(),
        NOW);
  }

  private static DropletsModel model(Listing view, RateLimit rateLimit, Droplet... droplets) {
    return new DropletsModel(
        new DropletPage(
            List.of(droplets), OptionalLong.empty(), 1, false, Optional.ofNullable(rateLimit)),
        view,
        TestApplication.tokens(),
        NOW);
  }

  private static DropletQuery page(int number) {
    return new DropletQuery(DropletType.DROPLETS, "", "", number, 20);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 20, 237, 1–20 of 237",
    "2, 20, 237, 21–40 of 237",
    "12, 17, 237, 221–237 of 237",
    "1, 1, 1, 1 of 1",
    "51, 20, 1234, '1,001–1,020 of 1,234'",
    "2, 20, -1, 21–40",
    "1, 0, 0, ''",
    "9, 0, 100, ''"
  })
  void theRangeCountsFromTheFirstDroplet(int number, int droplets, long total, String summary) {
    assertEquals(summary, model(page(number), droplets, total, false).getRange());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "1, 20, 237, true, none, none, page=2, page=12",
        "2, 20, 237, true, per_page=20, per_page=20, page=3, page=12",
        "3, 20, 237, true, per_page=20, page=2, page=4, page=12",
        "12, 17, 237, false, per_page=20, page=11, none, none",
        "1, 20, 20, false, none, none, none, none",
        "2, 20, -1, true, per_page=20, per_page=20, page=3, none"
      })
  void thePagerLeadsToTheNeighboursAndToBothEnds(
      int number,
      int droplets,
      long total,
      boolean more,
      String first,
      String previous,
      String next,
      String last) {
    DropletsModel model = model(page(number), droplets, total, more);

    assertFalse(model.getPager().isPastEnd());
    assertLink(first, model.getPager().getFirst());
    assertLink(previous, model.getPager().getPrevious());
    assertLink(next, model.getPager().getNext());
    assertLink(last, model.getPager().getLast());
  }

  private static void assertLink(String expected, String query) {
    if (expected == null) {
      assertNull(query);
    } else {
      assertTrue(query.equals(expected) || query.equals("per_page=20&" + expected), query);
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"13, 237, per_page=20&page=12", "2, -1, none"})
  void aPagePastTheEndOffersTheLast(int number, long total, String last) {
    DropletsModel model = model(page(number), 0, total, false);

    assertTrue(model.getPager().isPastEnd());
    assertEquals(last, model.getPager().getLast());
    assertEquals("per_page=20", model.getPager().getFirst());
    assertNull(model.getPager().getPrevious());
    assertNull(model.getPager().getNext());
  }

  @Test
  void whereThereIsNothingNoPageIsPastTheEnd() {
    assertFalse(model(page(2), 0, 0, false).getPager().isPastEnd());
  }

  @ParameterizedTest
  @CsvSource({
    "'', Standard Droplets",
    "type=gpus&sort=-price, 'GPU Droplets, by price'",
    "name=web-1, Standard Droplets named web-1",
    "tag=env%3Aprod&page=1234&sort=name, 'Standard Droplets tagged env:prod, by name, page 1,234'"
  })
  void theTitleTellsViewsApart(String query, String title) {
    assertEquals(title, model(ListingParameters.parse(query).orElseThrow(), null, A).getTitle());
  }

  @Test
  void whatLacksANameComesLast() {
    Droplet nameless = priced("", "", "1", "");

    for (String sort : List.of("name", "-name", "status", "-status")) {
      Listing view = Listing.DEFAULT.withOrder(DropletOrder.of(sort));
      assertEquals("1", model(view, null, nameless, A).getRows().get(1).getName(), sort);
    }
  }

  @Test
  void theLinksKeepTheFilter() {
    DropletQuery byTag = new DropletQuery(DropletType.DROPLETS, "", "env:a&b", 2, 20);
    DropletsModel model = model(byTag, 20, 237, true);

    assertEquals("tag=env%3Aa%26b&per_page=20&page=3", model.getPager().getNext());
    assertEquals("tag=env%3Aa%26b&per_page=20", model.getStandardQuery());
    assertEquals("type=gpus&tagged=env%3Aa%26b", model.getGpuQuery());
    assertEquals("per_page=20", model.getClearQuery());
    assertTrue(model.isFiltered());
  }

  @Test
  void theOtherTypeIsAskedTheSameQuestion() {
    DropletsModel tagged =
        model(ListingParameters.parse("type=gpus&tagged=env:a%26b&sort=name").orElseThrow(), null);

    assertEquals("tag=env%3Aa%26b&sort=name", tagged.getStandardQuery());
    assertEquals("type=gpus&tagged=env%3Aa%26b&sort=name", tagged.getGpuQuery());
    assertEquals("type=gpus&sort=name", tagged.getClearQuery());
    assertEquals(" tagged env:a&b", tagged.getFilter());
    assertEquals("tagged", tagged.getTagParameter());
  }

  @Test
  void gpuDropletsWithATagAreChosenFromThePage() {
    Listing tagged = ListingParameters.parse("type=gpus&tagged=a").orElseThrow();
    Droplet one = DropletFixture.droplet("{\"id\": 1, \"tags\": [\"b\", \"a\"]}");
    Droplet other = DropletFixture.droplet("{\"id\": 2, \"tags\": [\"aa\", \"A\"]}");
    DropletsModel model = model(tagged, null, one, other);

    assertEquals(List.of(1L), model.getRows().stream().map(DropletRow::getId).toList());
    assertEquals("1 of 2", model.getRange());
    assertEquals("1", model.getTotal());
    assertEquals(List.of(), model.getPerPageChoices(), "the page is as large as can be");
    DropletsModel oneOfMany = model(tagged, 200, 450, true);
    assertEquals("0 among 1–200 of 450", oneOfMany.getRange());
    assertEquals("", oneOfMany.getTotal(), "other pages may have more");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, true",
    "name=a, 0, false",
    "tag=a, 0, false",
    "type=gpus&tagged=a, 0, false",
    "page=2, 0, true",
    "page=2, 7, false"
  })
  void aTeamWithoutDropletsIsKnown(String query, long total, boolean isEmpty) {
    assertEquals(
        isEmpty,
        model(ListingParameters.parse(query).orElseThrow(), 0, total, false).isEmptyTeam());
    assertFalse(model(Listing.DEFAULT, null, A).isEmptyTeam());
  }

  @Test
  void theFormsSendAlongWhatTheyDoNotChange() {
    DropletsModel model =
        model(
            ListingParameters.parse("type=gpus&name=a&sort=-price&per_page=20&page=2")
                .orElseThrow(),
            null,
            A);

    assertEquals(
        List.of(
            new NamedValue("type", "gpus"),
            new NamedValue("sort", "-price"),
            new NamedValue("per_page", "20")),
        model.getUnfiltered());
    assertEquals(
        List.of(
            new NamedValue("type", "gpus"),
            new NamedValue("name", "a"),
            new NamedValue("sort", "-price")),
        model.getUnsized());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 20, 237, true, Page 1 of 12",
    "12, 17, 237, false, Page 12 of 12",
    "30, 20, 24_680, true, 'Page 30 of 1,234'",
    "2, 20, -1, true, Page 2",
    "13, 0, 237, false, Page 13",
    "3, 20, 10, true, Page 3"
  })
  void thePlaceAmongThePagesIsTold(
      int number, int droplets, String total, boolean more, String place) {
    long known = Long.parseLong(total.replace("_", ""));

    assertEquals(place, model(page(number), droplets, known, more).getPager().getPlace());
  }

  @Test
  void theOtherViewKeepsTheName() {
    DropletQuery byName = new DropletQuery(DropletType.GPUS, "h100", "", 1, 50);
    DropletsModel model = model(byName, 1, 1, false);

    assertTrue(model.isGpus());
    assertEquals("name=h100", model.getStandardQuery());
    assertEquals("type=gpus&name=h100", model.getGpuQuery());
    assertEquals("type=gpus", model.getClearQuery());
  }

  private static Droplet priced(String name, String status, String price, String created) {
    return DropletFixture.droplet(
        """
        {"id": 1, "name": "%s", "status": %s, "created_at": "%s", "size_slug": "s",
         "size": {"slug": "s", "price_monthly": %s}, "region": {"slug": "r", "name": "Region of %s"}}
        """
            .formatted(name, Json.createValue(status), created, price, name));
  }

  private static final Droplet B = priced("b", "off", "4.5", "2026-01-01T00:00:00Z");
  private static final Droplet A = priced("A", "new", "1310", "2020-01-01T00:00:00Z");
  private static final Droplet C = priced("c", "active", "0", "");

  @ParameterizedTest
  @CsvSource({
    "'', b A c",
    "name, A b c",
    "-name, c b A",
    "status, c A b",
    "region, A b c",
    "price, b A c",
    "-price, A b c",
    "created, A b c",
    "-created, b A c"
  })
  void thePageIsPutInOrderAndWhatIsUnknownComesLast(String sort, String names) {
    Listing view = Listing.DEFAULT.withOrder(DropletOrder.of(sort));

    assertEquals(
        names,
        model(view, null, B, A, C).getRows().stream()
            .map(DropletRow::getName)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void aHeadingTurnsTheOrderRound() {
    DropletsModel asListed = model(page(2), 20, 60, true);
    DropletsModel byPrice =
        model(Listing.of(page(2)).withOrder(DropletOrder.of("-price")), 20, 60, true);

    assertEquals(
        new SortLink("sort=name&per_page=20&page=2", ""), asListed.getSorting().get("name"));
    assertEquals(
        new SortLink("sort=-price&per_page=20&page=2", ""), asListed.getSorting().get("price"));
    assertEquals(
        new SortLink("sort=price&per_page=20&page=2", "descending"),
        byPrice.getSorting().get("price"));
    assertEquals("sort=-price&per_page=20&page=3", byPrice.getPager().getNext());
    assertEquals("per_page=20&page=2", byPrice.getUnsortedQuery());
    assertEquals("sort=-price&per_page=20&page=2", byPrice.getRefreshQuery());
    assertTrue(byPrice.getPager().isOneOfMany());
    assertEquals("price", byPrice.getOrder());
  }

  @Test
  void theCostIsTheSumOfThosePricesThatAreKnown() {
    assertEquals("$1,314.50", model(Listing.DEFAULT, null, A, B).getCost());
    assertEquals(
        "$1,314.50 for the 2 whose price is known",
        model(Listing.DEFAULT, null, A, B, C).getCost());
    assertEquals("", model(Listing.DEFAULT, null, C).getCost());
  }

  @Test
  void whatIsOffIsStillBilled() {
    DropletsModel model = model(Listing.DEFAULT, null, A, B, C);

    assertEquals(1, model.getBilledWhileOff());
    assertEquals(
        List.of(false, true, false),
        model.getRows().stream().map(DropletRow::isBilledWhileOff).toList());
  }

  @ParameterizedTest
  @CsvSource({"500, ''", "499, '499 of 5,000'", "0, '0 of 5,000'"})
  void theCallsLeftAreToldWhenTheyRunLow(long remaining, String words) {
    RateLimit rate = new RateLimit(5000, remaining, NOW);

    assertEquals(words, model(Listing.DEFAULT, rate, A).getCallsLeft());
  }

  @ParameterizedTest
  @CsvSource({"50, '20 50 100 200'", "7, '7 20 50 100 200'", "200, '20 50 100 200'"})
  void theSizeOfAPageIsAmongTheChoices(int perPage, String choices) {
    DropletsModel model = model(Listing.DEFAULT.withPerPage(perPage), null, A);

    assertEquals(
        choices,
        model.getPerPageChoices().stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', ', standard and GPU,'",
    "type=gpus&name=h100&page=3&sort=name, name=h100, ' named h100, standard and GPU,'",
    "tag=env%3Aprod&per_page=20, tag=env%3Aprod, ' standard Droplets tagged env:prod'",
    "type=gpus&tagged=a&page=2, type=gpus&tagged=a, ' GPU Droplets tagged a'"
  })
  void theDownloadHasTheFilterAndNothingElseAndSaysWhatItHolds(
      String view, String query, String words) {
    assertEquals(
        query, model(ListingParameters.parse(view).orElseThrow(), null, A).getDownloadQuery());
    assertEquals(words, model(ListingParameters.parse(view).orElseThrow(), null, A).getDownload());
  }
}
