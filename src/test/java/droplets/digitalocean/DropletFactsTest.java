package droplets.digitalocean;

import static droplets.digitalocean.DropletFixture.droplet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from the fields of a Droplet. */
class DropletFactsTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', ''",
    "'\"price_monthly\": 6.5, \"price_hourly\": 0.00893', 6.5, 0.00893",
    "'\"price_monthly\": 0.01', 0.01, ''",
    "'\"price_monthly\": 0, \"price_hourly\": 0', '', ''",
    "'\"price_monthly\": -6, \"price_hourly\": -1', '', ''",
    "'\"price_monthly\": null, \"price_hourly\": 1', '', 1.0"
  })
  void onlyAPriceAboveZeroIsKnown(String prices, String monthly, String hourly) {
    Droplet droplet = droplet("{\"size\": {" + prices + "}}");

    assertEquals(monthly, droplet.priceMonthly().map(BigDecimal::toString).orElse(""));
    assertEquals(hourly, droplet.priceHourly().map(BigDecimal::toString).orElse(""));
  }

  @Test
  void withoutASizeNoPriceIsKnown() {
    assertEquals(Optional.empty(), droplet("{}").priceMonthly());
    assertEquals(Optional.empty(), droplet("{}").priceHourly());
  }

  @ParameterizedTest
  @CsvSource({"off, true", "active, false", "new, false", "archive, false", "'', false"})
  void onlyADropletThatIsOffIsBilledWhileOff(String status, boolean isBilled) {
    assertEquals(isBilled, droplet("{\"status\": \"" + status + "\"}").isBilledWhileOff());
  }

  /** DigitalOcean often lists private addresses first, and may leave the type out. */
  @Test
  void anAddressIsPublicOrPrivateOnlyWhereDigitalOceanSaysSo() {
    Droplet droplet =
        droplet(
            """
            {"networks": {"v4": [
              {"ip_address": "10.0.0.2", "type": "private"},
              {"ip_address": "192.0.2.1"},
              {"ip_address": "203.0.113.7", "type": "public"},
              {"ip_address": "192.0.2.2", "type": "anycast"},
              {"ip_address": "203.0.113.8", "type": "public"},
              {"ip_address": "10.0.0.3", "type": "private"},
              {"ip_address": "192.0.2.3", "type": "PRIVATE"}]}}
            """);

    assertEquals(List.of("203.0.113.7", "203.0.113.8"), addresses(droplet.publicIpv4()));
    assertEquals(List.of("10.0.0.2", "10.0.0.3"), addresses(droplet.privateIpv4()));
    assertEquals(7, droplet.ipv4().size());
  }

  @ParameterizedTest
  @CsvSource({
    "8, nvidia_h100, 80, 8",
    "1, nvidia_h100, 80, 1",
    "0, nvidia_h100, 0, 1",
    "-3, nvidia_h100, 0, 1",
    "0, '', 80, 1",
    "2, '', 0, 2"
  })
  void ofAKindOfGpuThereIsOneAtLeast(int told, String model, long memory, int count) {
    assertEquals(count, new Gpu(told, model, memory, "gib").count());
  }

  @ParameterizedTest
  @CsvSource({
    "Ubuntu, 24.04 (LTS) x64, Ubuntu 24.04 (LTS) x64",
    "'', my-snapshot, my-snapshot",
    "Debian, '', Debian",
    "'', '', ''"
  })
  void anImageIsNamedByDistributionAndName(String distribution, String name, String fullName) {
    Droplet droplet =
        droplet(
            """
            {"image": {"id": 1, "distribution": "%s", "name": "%s"}}
            """
                .formatted(distribution, name));

    assertEquals(Optional.of(fullName), droplet.image().map(Image::fullName));
  }

  private static List<String> addresses(List<NetworkAddress> addresses) {
    return addresses.stream().map(NetworkAddress::ip).toList();
  }
}
