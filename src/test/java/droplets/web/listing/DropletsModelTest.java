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
import droplets.digitalocean.RateLimit;
import droplets.web.page.ShownTime;
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
    return model(new Listing(query, Optional.empty()), droplets, total, more);
  }

  private static DropletsModel model(Listing view, int droplets, long total, boolean more) {
    return DropletsModel.of(
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
    return DropletsModel.of(
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
    assertEquals(summary, model(page(number), droplets, total, false).range());
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

    assertFalse(model.isPastEnd());
    assertLink(first, model.pager().first());
    assertLink(previous, model.pager().previous());
    assertLink(next, model.pager().next());
    assertLink(last, model.pager().last());
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

    assertTrue(model.isPastEnd());
    assertEquals(last, model.pager().last());
    assertEquals("per_page=20", model.pager().first());
    assertNull(model.pager().previous());
    assertNull(model.pager().next());
  }

  @Test
  void whereThereIsNothingNoPageIsPastTheEnd() {
    assertFalse(model(page(2), 0, 0, false).isPastEnd());
  }

  @ParameterizedTest
  @CsvSource({
    "'', Standard Droplets",
    "type=gpus&sort=-price, 'GPU Droplets, by price'",
    "name=web-1, Standard Droplets named web-1",
    "tag=env%3Aprod&page=1234&sort=name, 'Standard Droplets tagged env:prod, by name, page 1,234'"
  })
  void theTitleTellsViewsApart(String query, String title) {
    assertEquals(title, model(ListingParameters.parse(query).orElseThrow(), null, A).title());
  }

  @Test
  void whatLacksANameComesLast() {
    Droplet nameless = priced("", "", "1", "");

    for (String sort : List.of("name", "-name", "status", "-status")) {
      Listing view = Listing.DEFAULT.withOrder(DropletOrder.of(sort));
      assertEquals("1", model(view, null, nameless, A).rows().get(1).name(), sort);
    }
  }

  @Test
  void theLinksKeepTheFilter() {
    DropletQuery byTag = new DropletQuery(DropletType.DROPLETS, "", "env:a&b", 2, 20);
    DropletsModel model = model(byTag, 20, 237, true);

    assertEquals("tag=env%3Aa%26b&per_page=20&page=3", model.pager().next());
    assertEquals("tag=env%3Aa%26b&per_page=20", model.standardQuery());
    assertEquals("type=gpus&per_page=20", model.gpuQuery(), "GPU Droplets have no filter by tag");
    assertEquals("per_page=20", model.clearQuery());
    assertTrue(model.isFiltered());
  }

  @Test
  void theOtherViewKeepsTheName() {
    DropletQuery byName = new DropletQuery(DropletType.GPUS, "h100", "", 1, 50);
    DropletsModel model = model(byName, 1, 1, false);

    assertTrue(model.isGpus());
    assertEquals("name=h100", model.standardQuery());
    assertEquals("type=gpus&name=h100", model.gpuQuery());
    assertEquals("type=gpus", model.clearQuery());
  }

  @ParameterizedTest
  @CsvSource({
    "droplet:read, false, false",
    "droplet:read image:read, true, false",
    "droplet:read tag:read, false, true",
    "read, true, true",
    "'', true, true"
  })
  void whatWasNotGrantedIsKnown(String scope, boolean image, boolean tags) {
    DropletsModel model =
        DropletsModel.of(
            new DropletPage(List.of(), OptionalLong.of(0), 1, false, Optional.empty()),
            Listing.DEFAULT,
            TestApplication.tokens(scope.isEmpty() ? new String[0] : scope.split(" ")),
            NOW);

    assertEquals(image, model.isImageGranted());
    assertEquals(tags, model.areTagsGranted());
  }

  @Test
  void aDropletOfWhichNothingIsKnownIsNamedByItsNumber() {
    DropletRow row = DropletRow.of(BARE, Listing.DEFAULT, NOW);

    assertEquals("4711", row.name());
    assertEquals(
        List.of("", "", "", "", ""),
        List.of(row.region(), row.hardware(), row.gpu(), row.image(), row.price()));
    assertNull(row.created());
  }

  @Test
  void aDropletIsToldInWords() {
    DropletRow row =
        DropletRow.of(
            DropletFixture.droplet(
                """
                {"id": 4711, "name": "web-1", "created_at": "2026-01-15T12:00:00Z",
                 "vcpus": 1, "memory": 2048, "disk": 1500,
                 "networks": {"v4": [{"ip_address": "203.0.113.7", "type": "public"},
                                     {"ip_address": "10.0.0.7", "type": "private"}]},
                 "region": {"slug": "nyc3", "name": "New York 3"}, "tags": ["env:a&b"],
                 "gpu_info": {"count": 8, "model": "nvidia_h100",
                              "vram": {"amount": 80, "unit": "gib"}}}
                """),
            Listing.DEFAULT.withPerPage(20),
            NOW);

    assertEquals("web-1", row.name());
    assertEquals(List.of("203.0.113.7"), row.publicIpv4());
    assertEquals(List.of("10.0.0.7"), row.privateIpv4());
    assertEquals("New York 3 (nyc3)", row.region());
    assertEquals("1 vCPU, 2 GB memory, 1,500 GB disk", row.hardware());
    assertEquals("8 × nvidia_h100, 80 GB", row.gpu());
    assertEquals(List.of(new DropletRow.Tag("env:a&b", "tag=env%3Aa%26b&per_page=20")), row.tags());
    assertEquals(
        new ShownTime("2026-01-15T12:00:00Z", "2026-01-15 12:00:00 UTC", "3 days ago"),
        row.created());
  }

  @ParameterizedTest
  @CsvSource({
    "nyc3, New York 3, New York 3 (nyc3)",
    "nyc3, '', nyc3",
    "'', New York 3, New York 3"
  })
  void aRegionMayLackEither(String slug, String name, String words) {
    Droplet droplet =
        DropletFixture.droplet(
            """
            {"id": 1, "region": {"slug": "%s", "name": "%s"}}
            """
                .formatted(slug, name));

    assertEquals(words, DropletRow.of(droplet, Listing.DEFAULT, NOW).region());
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
        model(view, null, B, A, C).rows().stream()
            .map(DropletRow::name)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void aHeadingTurnsTheOrderRound() {
    DropletsModel asListed = model(page(2), 20, 60, true);
    DropletsModel byPrice = model(new Listing(page(2), DropletOrder.of("-price")), 20, 60, true);

    assertEquals(new SortLink("sort=name&per_page=20&page=2", ""), asListed.sorting().get("name"));
    assertEquals(
        new SortLink("sort=-price&per_page=20&page=2", ""), asListed.sorting().get("price"));
    assertEquals(
        new SortLink("sort=price&per_page=20&page=2", "descending"),
        byPrice.sorting().get("price"));
    assertEquals("sort=-price&per_page=20&page=3", byPrice.pager().next());
    assertEquals("per_page=20&page=2", byPrice.unsortedQuery());
    assertEquals("sort=-price&per_page=20&page=2", byPrice.refreshQuery());
    assertTrue(byPrice.isOneOfManyPages());
    assertEquals("-price", byPrice.sort());
  }

  @Test
  void theCostIsTheSumOfThosePricesThatAreKnown() {
    assertEquals("$1,314.50", model(Listing.DEFAULT, null, A, B).cost());
    assertEquals(
        "$1,314.50 for the 2 whose price is known", model(Listing.DEFAULT, null, A, B, C).cost());
    assertEquals("", model(Listing.DEFAULT, null, C).cost());
  }

  @Test
  void whatIsOffIsStillBilled() {
    DropletsModel model = model(Listing.DEFAULT, null, A, B, C);

    assertEquals(1, model.billedWhileOff());
    assertEquals(
        List.of(false, true, false),
        model.rows().stream().map(DropletRow::isBilledWhileOff).toList());
  }

  @ParameterizedTest
  @CsvSource({"500, ''", "499, '499 of 5,000'", "0, '0 of 5,000'"})
  void theCallsLeftAreToldWhenTheyRunLow(long remaining, String words) {
    RateLimit rate = new RateLimit(5000, remaining, NOW);

    assertEquals(words, model(Listing.DEFAULT, rate, A).callsLeft());
  }

  @ParameterizedTest
  @CsvSource({"50, '20 50 100 200'", "7, '7 20 50 100 200'", "200, '20 50 100 200'"})
  void theSizeOfAPageIsAmongTheChoices(int perPage, String choices) {
    DropletsModel model = model(Listing.DEFAULT.withPerPage(perPage), null, A);

    assertEquals(
        choices,
        model.perPageChoices().stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "type=gpus&name=h100&page=3&sort=name, name=h100",
    "tag=env%3Aprod&per_page=20, tag=env%3Aprod"
  })
  void theDownloadHasTheFilterAndNothingElse(String view, String query) {
    assertEquals(
        query, model(ListingParameters.parse(view).orElseThrow(), null, A).downloadQuery());
  }

  @ParameterizedTest
  @CsvSource({"active, active", "off, off", "new, new", "archive, archive", "'a\" b', other"})
  void theShapeOfAStatusIsOneOfAFew(String status, String shape) {
    DropletRow row = DropletRow.of(priced("a", status, "1", ""), Listing.DEFAULT, NOW);

    assertEquals(shape, row.shape());
    assertEquals(status, row.status());
  }
}
