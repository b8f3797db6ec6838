package droplets.web.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import droplets.digitalocean.Droplet;
import droplets.digitalocean.DropletFixture;
import droplets.digitalocean.NamedValue;
import droplets.web.testing.TestApplication;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DropletModelTest {
  private static final Instant NOW = Instant.parse("2026-01-18T12:00:00Z");

  private static DropletModel model(Droplet droplet, String... scope) {
    return DropletModel.of(droplet, TestApplication.tokens(scope), NOW);
  }

  private static Droplet networked(String ipv4, String ipv6) {
    return DropletFixture.droplet(
        """
        {"id": 4711, "networks": {"v4": [%s], "v6": [%s]}}
        """
            .formatted(ipv4, ipv6));
  }

  private static String address(String ip, String netmask, String gateway, String type) {
    return """
    {"ip_address": "%s", "netmask": "%s", "gateway": "%s", "type": "%s"}
    """
        .formatted(ip, netmask, gateway, type);
  }

  @Test
  void everythingIsToldInWords() {
    Droplet droplet =
        DropletFixture.droplet(
            """
            {"id": 4711, "name": "web-1", "status": "off", "locked": true,
             "created_at": "2026-01-15T12:00:00Z", "vcpus": 20, "memory": 245760, "disk": 720,
             "disk_info": [{"type": "local", "size": {"amount": 720, "unit": "gib"}},
                           {"type": "scratch", "size": {"amount": 5120, "unit": "gib"}}],
             "size": {"slug": "gpu-1", "description": "GPU", "vcpus": 20, "memory": 245760,
                      "disk": 720, "transfer": 15.0, "price_monthly": 2262.4,
                      "price_hourly": 3.36660, "available": true},
             "image": {"id": 190000001, "name": "24.04 (LTS) x64", "type": "base",
                       "distribution": "Ubuntu", "slug": "ubuntu-24-04-x64", "public": true,
                       "created_at": "2025-01-01T00:00:00Z", "min_disk_size": 7,
                       "size_gigabytes": 0.630, "description": "Ubuntu, as it is",
                       "tags": ["a", "b"], "status": "retired",
                       "error_message": "cannot be made"},
             "tags": ["env:prod"], "features": ["backups"], "backup_ids": [11, 12],
             "snapshot_ids": [13], "next_backup_window": {"start": "2026-01-19T00:00:00Z"},
             "volume_ids": ["volume-1"], "vpc_uuid": "vpc-1",
             "kernel": {"id": 7, "name": "Old kernel", "version": "3.13"}}
            """);
    DropletModel model = model(droplet);

    assertEquals(
        List.of(
            new NamedValue("Size", "gpu-1"),
            new NamedValue("Family", "GPU"),
            new NamedValue("Processor", "20 vCPUs"),
            new NamedValue("Memory", "240 GB"),
            new NamedValue("Disk", "720 GB"),
            new NamedValue("Disks", "local 720 GB, scratch 5,120 GB"),
            new NamedValue("Transfer", "15 TB a month"),
            new NamedValue("Price per month", "$2,262.40"),
            new NamedValue("Price per hour", "$3.3666")),
        model.hardware());
    assertEquals(
        List.of(
            new NamedValue("Name", "24.04 (LTS) x64"),
            new NamedValue("Distribution", "Ubuntu"),
            new NamedValue("Slug", "ubuntu-24-04-x64"),
            new NamedValue("ID", "190000001"),
            new NamedValue("Type", "base"),
            new NamedValue("Available to", "everyone"),
            new NamedValue("Description", "Ubuntu, as it is"),
            new NamedValue("Smallest disk", "7 GB"),
            new NamedValue("Image size", "0.63 GB"),
            new NamedValue("Tags", "a, b"),
            new NamedValue("Status", "retired"),
            new NamedValue("Error", "cannot be made")),
        model.image());
    assertEquals("1 year ago", model.imageCreated().relative());
    assertEquals("in 12 hours", model.backupStart().relative());
    assertNull(model.backupEnd());
    assertEquals(List.of("11", "12"), model.backups().all());
    assertEquals(List.of("13"), model.snapshots().all());
    assertEquals(List.of("volume-1"), model.volumes().all());
    assertEquals(List.of("vpc-1"), model.vpc().all());
    assertEquals("Old kernel 3.13", model.kernel());
    assertEquals("web-1", model.row().getName());
    assertEquals(List.of("env:prod"), model.tags().stream().map(Tag::getName).toList());
    assertEquals(List.of("tag=env%3Aprod"), model.tags().stream().map(Tag::getQuery).toList());
    assertEquals("", model.listQuery());
    assertEquals("backups", model.features());
    assertEquals("2026-01-15 12:00:00 UTC", model.created().exact());
  }

  @Test
  void ofANumberAloneThereIsNothingToTell() {
    DropletModel model = model(DropletFixture.droplet("{\"id\": 4711}"));

    assertEquals("4711", model.row().getName());
    assertEquals(List.of(), model.hardware());
    assertEquals(List.of(), model.image());
    assertEquals(List.of(), model.addresses());
    assertEquals("", model.ssh() + model.region() + model.features() + model.kernel());
    assertEquals(List.of(), model.vpc().all());
    assertEquals(List.of(), model.tags());
    assertNull(model.created());
    assertNull(model.backupStart());
    assertNull(model.imageCreated());
  }

  @Test
  void publicAddressesComeFirstWithTheirNetworks() {
    DropletModel model =
        model(
            networked(
                address("10.0.0.2", "255.255.240.0", "", "private")
                    + ","
                    + address("203.0.113.7", "255.255.255.0", "203.0.113.1", "public"),
                address("2001:db8::7", "64", "2001:db8::1", "public")));

    assertEquals(
        List.of(
            new DropletModel.Address("Public", "203.0.113.7", "255.255.255.0", "203.0.113.1"),
            new DropletModel.Address("Private", "10.0.0.2", "255.255.240.0", ""),
            new DropletModel.Address("IPv6", "2001:db8::7", "/64", "2001:db8::1")),
        model.addresses());
  }

  /** DigitalOcean may leave the type out: then nobody knows whether it is private. */
  @ParameterizedTest
  @ValueSource(strings = {"", "anycast"})
  void anIpv4AddressOfUnknownTypeIsToldAsSuch(String type) {
    Droplet droplet = networked(address("192.0.2.1", "", "", type), "");

    assertEquals(
        List.of(new DropletModel.Address("IPv4", "192.0.2.1", "", "")), model(droplet).addresses());
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.2 private, 203.0.113.7 public, 2001:db8::7, ssh root@203.0.113.7",
    "10.0.0.2 private, 10.0.0.3 private, 2001:db8::7, ssh root@2001:db8::7",
    "203.0.113.7 public, 203.0.113.8 public, 2001:db8::7, ssh root@203.0.113.7",
    "10.0.0.2 private, 10.0.0.3 private, 'fe80::1;reboot', ''",
    "$(reboot) public, 203.0.113.7 public, ::1, ssh root@203.0.113.7",
    "203.0.113.7 -oProxyCommand=x public, 10.0.0.2 private, -oX, ''"
  })
  void theShellIsOpenedAtTheFirstPublicAddressThatIsOne(
      String first, String second, String ipv6, String command) {
    String ipv4 =
        Stream.of(first, second)
            .map(text -> text.split(" (?=public|private)"))
            .map(parts -> address(parts[0], "", "", parts[1]))
            .collect(Collectors.joining(","));

    assertEquals(command, model(networked(ipv4, address(ipv6, "64", "", "public"))).ssh());
  }

  /** Its tags lead to the list that it is in. */
  @Test
  void aGpuDropletBelongsToTheListOfGpuDroplets() {
    DropletModel model =
        model(
            DropletFixture.droplet(
                "{\"id\": 1, \"tags\": [\"a:b\"], \"gpu_info\": {\"model\": \"nvidia_h100\"}}"));

    assertEquals("type=gpus", model.listQuery());
    assertEquals("type=gpus&amp;tagged=a%3Ab", model.tags().get(0).getQuery());
  }

  @ParameterizedTest
  @CsvSource({
    "nyc3, New York 3, New York 3 (nyc3)",
    "nyc3, '', nyc3",
    "'', New York 3, New York 3"
  })
  void aRegionMayLackEither(String slug, String name, String words) {
    String json = "{\"id\": 1, \"region\": {\"slug\": \"%s\", \"name\": \"%s\"}}";

    assertEquals(words, model(DropletFixture.droplet(json.formatted(slug, name))).region());
  }

  @ParameterizedTest
  @CsvSource({
    "'', none, none, none, none",
    "read, none, none, none, none",
    "droplet:read, not granted, not granted, not granted, not granted",
    "droplet:read image:read, none, not granted, not granted, not granted",
    "droplet:read tag:read vpc:read, not granted, none, none, not granted",
    "droplet:read block_storage:read, not granted, not granted, not granted, none"
  })
  void whatTheScopeDoesNotCoverIsToldApartFromWhatThereIsNot(
      String scope, String image, String tags, String vpc, String volumes) {
    String[] scopes = scope.isEmpty() ? new String[0] : scope.split(" ");
    DropletModel model = model(DropletFixture.droplet("{\"id\": 1}"), scopes);

    assertEquals(
        List.of(image, image, image, tags, vpc, volumes),
        List.of(
            model.whyNoImage(),
            model.backups().whyNone(),
            model.snapshots().whyNone(),
            model.whyNoTags(),
            model.vpc().whyNone(),
            model.volumes().whyNone()));
  }
}
