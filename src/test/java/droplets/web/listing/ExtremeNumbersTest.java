package droplets.web.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import droplets.digitalocean.Droplet;
import droplets.digitalocean.DropletFixture;
import droplets.digitalocean.DropletPage;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.digitalocean.RateLimit;
import droplets.web.testing.TestApplication;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever numbers DigitalOcean sends, there is a page. */
class ExtremeNumbersTest {
  private static final Instant NOW = Instant.parse("2026-01-18T12:00:00Z");

  private static DropletsModel page(
      Listing listing, OptionalLong total, RateLimit rate, Droplet... droplets) {
    return new DropletsModel(
        new DropletPage(
            List.of(droplets), total, listing.query().page(), true, Optional.ofNullable(rate)),
        listing,
        TestApplication.tokens(),
        NOW);
  }

  private static Listing listing(int page, int perPage) {
    return new Listing(
        new DropletQuery(DropletType.DROPLETS, "", "", page, perPage),
        "",
        DropletOrder.of("-price"));
  }

  /** The number stands in every field that has one, and where a text or a list is expected. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "-0.0",
        "2147483647",
        "2147483648",
        "-2147483648",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "1e18",
        "1e308",
        "-1e308",
        "1e999999999",
        "1e-999999999",
        "0.00000000000000000001",
        "99999999999999999999999999999999999999.99",
        "null",
        "true",
        "\"9223372036854775807\"",
        "\"0000-01-01T00:00:00Z\"",
        "\"9999-12-31T23:59:59.999999999Z\"",
        "\"-1000000000-01-01T00:00:00Z\"",
        "\"+1000000000-12-31T23:59:59.999999999Z\"",
        "[]",
        "{}"
      })
  void everyNumberOfADropletEndsInAPage(String value) throws Exception {
    Droplet droplet =
        DropletFixture.droplet(
            """
            {"id": V, "name": "", "status": "off", "memory": V, "vcpus": V, "disk": V,
             "disk_info": [{"type": "local", "size": {"amount": V, "unit": "gib"}}],
             "created_at": V, "backup_ids": [V], "snapshot_ids": [V],
             "next_backup_window": {"start": V, "end": V},
             "image": {"id": V, "created_at": V, "min_disk_size": V, "size_gigabytes": V},
             "size": {"slug": "s", "memory": V, "vcpus": V, "disk": V, "transfer": V,
               "price_monthly": V, "price_hourly": V,
               "gpu_info": {"count": V, "vram": {"amount": V, "unit": "gib"}}},
             "gpu_info": {"count": V, "vram": {"amount": V, "unit": "gib"}},
             "networks": {"v4": [{"ip_address": "203.0.113.1", "netmask": V, "type": V}],
               "v6": [{"ip_address": "2001:db8::1", "netmask": V}]},
             "kernel": {"id": V, "name": V, "version": V}, "volume_ids": [V], "tags": [V]}
            """
                .replace("V", value));

    DropletsModel model = page(listing(1, 200), OptionalLong.empty(), null, droplet, droplet);
    assertEquals(2, model.getRows().size());
    assertEverythingIsShown(model);
    assertEverythingIsShown(model.getRows().get(0));
    assertFalse(model.getRows().get(0).getName().isEmpty());
    DropletModel shown = DropletModel.of(droplet, TestApplication.tokens(), NOW);
    assertEquals(droplet.id(), shown.row().getId());
    assertFalse(shown.hardware().toString().contains("-"), shown.hardware()::toString);
  }

  /** Reads every property, as a view may. */
  private static void assertEverythingIsShown(Object bean) throws Exception {
    for (PropertyDescriptor each :
        Introspector.getBeanInfo(bean.getClass(), Object.class).getPropertyDescriptors()) {
      each.getReadMethod().invoke(bean);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2_000_000_000, 500_000_001, 999_999_999_999_999L, Long.MAX_VALUE})
  void aLastPageThatCannotBeAskedForHasNoLink(long total) {
    assertNull(page(listing(1, 50), OptionalLong.of(total), null).getPager().getLast());
  }

  @Test
  void theLastPageThatCanBeAskedForHasOne() {
    Pager pager =
        page(listing(1, 50), OptionalLong.of(50L * DropletQuery.MAX_PAGE), null).getPager();

    assertEquals("sort=-price&page=10000000", pager.getLast());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 99_999_999_999L, Long.MAX_VALUE, Long.MIN_VALUE})
  void everyNumberOfCallsEndsInAPage(long number) throws Exception {
    Droplet droplet = DropletFixture.droplet("{\"id\": 1}");
    for (Instant reset : List.of(Instant.MIN, Instant.EPOCH, Instant.MAX)) {
      RateLimit rate = new RateLimit(number, number, reset);
      assertEverythingIsShown(page(listing(1, 1), OptionalLong.of(1), rate, droplet));
    }
  }
}
