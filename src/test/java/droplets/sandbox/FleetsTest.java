package droplets.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FleetsTest {
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

  private final List<InventedDroplet> acme = new Fleets(NOW).of(Team.ACME);

  @Test
  void teamsHaveTheirSizes() {
    Fleets fleets = new Fleets(NOW);
    assertEquals(43, acme.size());
    assertEquals(3, acme.stream().filter(InventedDroplet::hasGpu).count());
    assertEquals(1234, fleets.of(Team.BIG_FLEET).size());
    assertEquals(0, fleets.of(Team.EMPTY).size());
    assertEquals(17, fleets.of(Team.HOSTILE).size());
  }

  @Test
  void everyStatusSizeAndImageOccurs() {
    assertEquals(
        Set.of("new", "active", "off", "archive"),
        acme.stream().map(InventedDroplet::status).collect(Collectors.toSet()));
    assertTrue(
        acme.stream()
            .map(InventedDroplet::size)
            .collect(Collectors.toSet())
            .containsAll(Catalog.SIZES));
    assertTrue(
        acme.stream()
            .map(InventedDroplet::image)
            .collect(Collectors.toSet())
            .containsAll(Catalog.IMAGES));
  }

  @Test
  void agesRangeFromMinutesToYears() {
    assertTrue(acme.get(0).createdAt().isBefore(NOW.minus(Duration.ofDays(8 * 365))));
    assertTrue(acme.get(42).createdAt().isAfter(NOW.minus(Duration.ofMinutes(10))));
  }

  @Test
  void aNewDropletHasNoAddressesAndNoVpc() {
    InventedDroplet droplet = acme.get(42);
    assertEquals("new", droplet.status());
    assertTrue(droplet.addresses().isEmpty());
    assertTrue(droplet.vpcUuid().isEmpty());
  }

  @Test
  void addressesComeInEveryArrangement() {
    assertTrue(acme.stream().anyMatch(d -> publicV4(d) == 2), "a reserved IP");
    assertTrue(
        acme.stream().anyMatch(d -> publicV4(d) == 0 && !d.addresses().isEmpty()), "private only");
    assertTrue(acme.stream().anyMatch(d -> d.addresses().stream().anyMatch(IpAddress::isV6)));
    assertTrue(
        acme.stream()
            .filter(d -> !d.addresses().isEmpty())
            .noneMatch(d -> d.addresses().get(0).isPublic()));
  }

  @Test
  void idsDoNotFitAnInt() {
    assertTrue(acme.stream().anyMatch(d -> d.id() <= Integer.MAX_VALUE));
    assertTrue(acme.stream().anyMatch(d -> d.id() > Integer.MAX_VALUE));
  }

  @Test
  void theSameMomentGivesTheSameFleet() {
    assertEquals(acme, new Fleets(NOW).of(Team.ACME));
  }

  private static long publicV4(InventedDroplet droplet) {
    return droplet.addresses().stream().filter(a -> a.isPublic() && !a.isV6()).count();
  }
}
