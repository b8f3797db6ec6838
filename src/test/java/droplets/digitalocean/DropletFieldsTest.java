package droplets.digitalocean;

import static droplets.digitalocean.DropletFixture.droplet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading one Droplet, also with absent or malformed fields. */
class DropletFieldsTest {

  private static final Droplet BARE = droplet("{\"id\": 123456789012}");

  @Test
  void besideTheNumberEverythingMayBeAbsent() throws Exception {
    Set<Object> absent = Set.of("", 0, false, List.of(), Optional.empty());
    for (RecordComponent field : Droplet.class.getRecordComponents()) {
      Object value = field.getAccessor().invoke(BARE);
      assertEquals(!field.getName().equals("id"), absent.contains(value), field::toString);
    }
  }

  @Test
  void everyFieldIsRead() {
    Droplet droplet =
        droplet(
            """
            {"id": 123456789012, "name": "web-1", "memory": 1024, "vcpus": 1, "disk": 25,
             "disk_info": [{"type": "local", "size": {"amount": 25, "unit": "gib"}}],
             "locked": true, "status": "active",
             "kernel": {"id": 7, "name": "Old kernel", "version": "3.13"},
             "created_at": "2025-11-02T03:04:05Z",
             "features": ["backups", "ipv6"], "backup_ids": [11, 12], "snapshot_ids": [13],
             "next_backup_window": {"start": "2026-01-16T00:00:00Z", "end": "2026-01-16T23:00:00Z"},
             "image": {"id": 21, "name": "24.04 (LTS) x64", "type": "base",
                       "distribution": "Ubuntu", "slug": "ubuntu-24-04-x64", "public": true,
                       "regions": ["nyc3"], "created_at": "2025-01-01T00:00:00Z",
                       "min_disk_size": 7, "size_gigabytes": 0.62, "description": "Ubuntu 24.04",
                       "tags": ["base"], "status": "available", "error_message": "none"},
             "volume_ids": ["506f78a4-e098-11e5-ad9f-000f53306ae1"],
             "size": {"slug": "s-1vcpu-1gb", "memory": 1024, "vcpus": 1, "disk": 25,
                      "transfer": 1.5, "price_monthly": 6.0, "price_hourly": 0.00893,
                      "regions": ["nyc3"], "available": true, "description": "Basic",
                      "disk_info": [{"type": "local", "size": {"amount": 25, "unit": "gib"}}]},
             "size_slug": "s-1vcpu-1gb",
             "networks": {
               "v4": [{"ip_address": "10.0.0.2", "netmask": "255.255.0.0", "type": "private"},
                      {"ip_address": "203.0.113.7", "netmask": "255.255.240.0",
                       "gateway": "203.0.113.1", "type": "public"}],
               "v6": [{"ip_address": "2001:db8::7", "netmask": 64, "gateway": "2001:db8::1",
                       "type": "public"}]},
             "region": {"name": "New York 3", "slug": "nyc3", "features": ["ipv6"],
                        "available": true, "sizes": ["s-1vcpu-1gb"]},
             "tags": ["env:prod"], "vpc_uuid": "760e09ef-dc84-11e8-981e-3cfdfeaae000",
             "gpu_info": {"count": 8, "model": "nvidia_h100",
                          "vram": {"amount": 640, "unit": "gib"}}}
            """);
    List<DiskInfo> disks = List.of(new DiskInfo("local", 25, "gib"));
    assertEquals(
        new Droplet(
            123_456_789_012L,
            "web-1",
            "active",
            true,
            instant("2025-11-02T03:04:05Z"),
            1,
            1024,
            25,
            disks,
            "s-1vcpu-1gb",
            Optional.of(
                new Size(
                    "s-1vcpu-1gb",
                    "Basic",
                    1,
                    1024,
                    25,
                    disks,
                    new BigDecimal("1.5"),
                    new BigDecimal("6.0"),
                    new BigDecimal("0.00893"),
                    true,
                    Optional.empty())),
            Optional.of(new Region("nyc3", "New York 3")),
            Optional.of(
                new Image(
                    21,
                    "24.04 (LTS) x64",
                    "base",
                    "Ubuntu",
                    "ubuntu-24-04-x64",
                    true,
                    instant("2025-01-01T00:00:00Z"),
                    7,
                    new BigDecimal("0.62"),
                    "Ubuntu 24.04",
                    List.of("base"),
                    "available",
                    "none")),
            List.of(
                new NetworkAddress("10.0.0.2", "255.255.0.0", "", "private"),
                new NetworkAddress("203.0.113.7", "255.255.240.0", "203.0.113.1", "public")),
            List.of(new NetworkAddress("2001:db8::7", "64", "2001:db8::1", "public")),
            List.of("env:prod"),
            List.of("backups", "ipv6"),
            List.of(11L, 12L),
            List.of(13L),
            Optional.of(
                new BackupWindow(instant("2026-01-16T00:00:00Z"), instant("2026-01-16T23:00:00Z"))),
            List.of("506f78a4-e098-11e5-ad9f-000f53306ae1"),
            "760e09ef-dc84-11e8-981e-3cfdfeaae000",
            Optional.of(new Gpu(8, "nvidia_h100", 640, "gib")),
            Optional.of(new Kernel(7, "Old kernel", "3.13"))),
        droplet);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"id": 123456789012, "name": null, "memory": null, "vcpus": null, "disk": null,
         "disk_info": null, "locked": null, "status": null, "kernel": null, "created_at": null,
         "features": null, "backup_ids": null, "snapshot_ids": null, "next_backup_window": null,
         "image": null, "volume_ids": null, "size": null, "size_slug": null, "networks": null,
         "region": null, "tags": null, "vpc_uuid": null, "gpu_info": null}
        """,
        """
        {"id": 123456789012, "name": {}, "memory": "much", "vcpus": [], "disk": {"gb": 25},
         "disk_info": {}, "locked": "yes", "status": [], "kernel": "old", "created_at": "today",
         "features": "ipv6", "backup_ids": 7, "snapshot_ids": "8", "next_backup_window": [],
         "image": "ubuntu", "volume_ids": {}, "size": "s-1vcpu-1gb", "size_slug": false,
         "networks": "none", "region": [], "tags": "prod", "vpc_uuid": {}, "gpu_info": true}
        """,
        """
        {"id": 123456789012, "image": {}, "size": {}, "region": {}, "networks": {}, "kernel": {},
         "next_backup_window": {}, "gpu_info": {}, "disk_info": [], "tags": [], "features": []}
        """,
        """
        {"id": 123456789012, "networks": {"v4": [], "v6": []}, "created_at": "", "name": ""}
        """,
        """
        {"id": 123456789012, "networks": {"v4": null, "v6": {}}, "tags": [null, {}, ""]}
        """,
        """
        {"id": 123456789012, "networks": {"v4": [null, 1, {}, {"type": "public"}], "v6": "none"}}
        """,
        """
        {"id": 123456789012, "created_at": 1700000000, "locked": 1, "brand_new_field": [[{}]]}
        """,
        """
        {"id": 123456789012, "next_backup_window": {"start": null, "end": "soon"},
         "gpu_info": {"count": null, "model": null, "vram": null},
         "kernel": {"id": null, "name": null, "version": []}}
        """,
        """
        {"id": 123456789012,
         "region": {"slug": null, "name": {}, "sizes": [], "features": null, "available": true},
         "image": {"id": null, "slug": null, "tags": null, "size_gigabytes": null, "public": null,
                   "min_disk_size": null, "regions": []},
         "size": {"slug": null, "price_monthly": null, "price_hourly": "free", "transfer": [],
                  "available": null, "gpu_info": null, "disk_info": null}}
        """,
        """
        {"id": "123456789012", "memory": "", "disk": true}
        """
      })
  void whatIsMissingOrOddIsAbsent(String json) {
    assertEquals(BARE, droplet(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\": null}", "{\"id\": \"abc\"}", "{\"id\": []}"})
  void evenADropletWithoutANumberIsSurvived(String json) {
    assertEquals(0, droplet(json).id());
  }

  /** Private addresses have none; DigitalOcean has written that in all these ways. */
  @ParameterizedTest
  @ValueSource(strings = {"\"nil\"", "\"<nil>\"", "\"\"", "null", "[]", "{}"})
  void noGatewayIsEmptyHoweverItIsWritten(String gateway) {
    Droplet droplet =
        droplet(
            """
            {"id": 1, "networks": {"v4": [
              {"ip_address": "10.0.0.2", "netmask": "255.255.0.0", "gateway": %s,
               "type": "private"}]}}
            """
                .formatted(gateway));
    assertEquals(
        List.of(new NetworkAddress("10.0.0.2", "255.255.0.0", "", "private")), droplet.ipv4());
  }

  @ParameterizedTest
  @CsvSource({"public, true", "private, false", "'', false", "PUBLIC, false"})
  void onlyAPublicAddressIsPublic(String type, boolean isPublic) {
    assertEquals(isPublic, new NetworkAddress("203.0.113.7", "", "", type).isPublic());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"size_slug": "a", "size": {"slug": "b"}} | a
          {"size": {"slug": "b"}}                   | b
          {"size_slug": "", "size": {"slug": "b"}}  | b
          {"size": {}}                              | ''
          """)
  void theSizeSlugComesFromTheSizeWhereItIsMissing(String json, String slug) {
    assertEquals(slug, droplet(json).sizeSlug());
  }

  @Test
  void theGpusComeFromTheSizeWhereTheyAreMissing() {
    Droplet droplet =
        droplet(
            """
            {"id": 1, "size": {"gpu_info": {"count": 1, "model": "nvidia_l40s"}}}
            """);
    assertEquals(Optional.of(new Gpu(1, "nvidia_l40s", 0, "")), droplet.gpu());
  }

  @ParameterizedTest
  @CsvSource({
    "1024, 1024",
    "\"1024\", 1024",
    "1024.0, 1024",
    "1e3, 1000",
    "99999999999, 2147483647",
    "-99999999999, -2147483648",
    "1e999999999, 2147483647"
  })
  void numbersAreReadHoweverTheyAreWritten(String written, int memory) {
    assertEquals(memory, droplet("{\"memory\": " + written + "}").memoryMb());
  }

  @ParameterizedTest
  @CsvSource({
    "6, 6",
    "6.50, 6.5",
    "0.00744, 0.00744",
    "\"48\", 48",
    "1e999999999, 0",
    "\"NaN\", 0",
    "\"Infinity\", 0"
  })
  void pricesAreReadHoweverTheyAreWritten(String written, BigDecimal price) {
    BigDecimal read =
        droplet("{\"size\": {\"slug\": \"s\", \"price_monthly\": " + written + "}}")
            .size()
            .orElseThrow()
            .priceMonthly();
    assertEquals(0, price.compareTo(read), read::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-11-02T03:04:05Z, 2025-11-02T03:04:05Z",
    "2025-11-02T03:04:05.678Z, 2025-11-02T03:04:05.678Z",
    "2025-11-02T03:04:05+02:00, 2025-11-02T01:04:05Z"
  })
  void momentsAreReadInEveryZone(String written, Instant moment) {
    assertEquals(Optional.of(moment), droplet("{\"created_at\": \"" + written + "\"}").createdAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-02-30T03:04:05Z",
        "2025-11-02T24:00:00Z",
        "2025-11-02T03:04:60Z",
        "+025-11-02T03:04:05Z",
        "2025-11-02 03:04:05Z",
        "2025-11-02T03:04:05z0",
        "٢٠٢٥-11-02T03:04:05Z"
      })
  void whatIsNoMomentIsAbsent(String written) {
    assertEquals(Optional.empty(), droplet("{\"created_at\": \"" + written + "\"}").createdAt());
  }

  @ParameterizedTest
  @CsvSource({
    "a\\u0000b\\u001Fc\\u007Fd, a\uFFFDb\uFFFDc\uFFFDd",
    "a\\uFFFEb\\uFFFF, a\uFFFDb\uFFFD",
    "\\uD83Da \\uDE00, \uFFFDa \uFFFD",
    "\\uD83D\\uDE00 \\u00e4 \\u0080 \uFFFD, \uD83D\uDE00 \u00e4 \u0080 \uFFFD",
    "\\uD83D\\uDE00\\uD83D, \uD83D\uDE00\uFFFD"
  })
  void charactersThatCannotBeShownAreReplaced(String written, String shown) {
    assertEquals(shown, droplet("{\"name\": \"" + written + "\"}").name());
  }

  @Test
  void lineBreaksAndTabsPass() {
    assertEquals("a\tb\nc\rd", droplet("{\"name\": \"a\\tb\\nc\\rd\"}").name());
  }

  @Test
  void unknownWordsPass() {
    Droplet droplet =
        droplet(
            """
            {"status": "hibernating", "features": ["teleport"], "tags": ["a:b:c"]}
            """);
    assertEquals("hibernating", droplet.status());
    assertEquals(List.of("teleport"), droplet.features());
    assertEquals(List.of("a:b:c"), droplet.tags());
  }

  @Test
  void ofAFieldWrittenTwiceOneIsTaken() {
    assertTrue(List.of("a", "b").contains(droplet("{\"name\": \"a\", \"name\": \"b\"}").name()));
  }

  private static Optional<Instant> instant(String text) {
    return Optional.of(Instant.parse(text));
  }
}
