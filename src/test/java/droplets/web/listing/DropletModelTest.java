package droplets.web.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import droplets.digitalocean.BackupWindow;
import droplets.digitalocean.DiskInfo;
import droplets.digitalocean.Droplet;
import droplets.digitalocean.DropletFixture;
import droplets.digitalocean.Image;
import droplets.digitalocean.Kernel;
import droplets.digitalocean.NetworkAddress;
import droplets.digitalocean.Size;
import droplets.web.testing.TestApplication;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DropletModelTest {
  private static final Instant NOW = Instant.parse("2026-01-18T12:00:00Z");

  private static DropletModel model(Droplet droplet, String... scope) {
    return DropletModel.of(droplet, TestApplication.tokens(scope), NOW);
  }

  private static Droplet networked(List<NetworkAddress> ipv4, List<NetworkAddress> ipv6) {
    return TestApplication.droplet(4711, "web-1", ipv4, ipv6);
  }

  private static NetworkAddress address(String ip, String netmask, String gateway, String type) {
    return new NetworkAddress(ip, netmask, gateway, type);
  }

  private static Optional<Instant> at(String instant) {
    return Optional.of(Instant.parse(instant));
  }

  @Test
  void everythingIsToldInWords() {
    Size size =
        new Size(
            "gpu-1",
            "GPU",
            20,
            245_760,
            720,
            List.of(),
            new BigDecimal("15.0"),
            new BigDecimal("2262.4"),
            new BigDecimal("3.36660"),
            true,
            Optional.empty());
    Image image =
        new Image(
            190_000_001,
            "24.04 (LTS) x64",
            "base",
            "Ubuntu",
            "ubuntu-24-04-x64",
            true,
            at("2025-01-01T00:00:00Z"),
            7,
            new BigDecimal("0.630"),
            "Ubuntu, as it is",
            List.of("a", "b"),
            "retired",
            "cannot be made");
    DropletModel model =
        model(
            new Droplet(
                4711,
                "web-1",
                "off",
                true,
                at("2026-01-15T12:00:00Z"),
                20,
                245_760,
                720,
                List.of(new DiskInfo("local", 720, "gib"), new DiskInfo("scratch", 5120, "gib")),
                "gpu-1",
                Optional.of(size),
                Optional.empty(),
                Optional.of(image),
                List.of(),
                List.of(),
                List.of("env:prod"),
                List.of("backups"),
                List.of(11L, 12L),
                List.of(13L),
                Optional.of(new BackupWindow(at("2026-01-19T00:00:00Z"), Optional.empty())),
                List.of("volume-1"),
                "vpc-1",
                Optional.empty(),
                Optional.of(new Kernel(7, "Old kernel", "3.13"))));

    assertEquals(
        List.of(
            new LabelledValue("Size", "gpu-1"),
            new LabelledValue("Family", "GPU"),
            new LabelledValue("Processor", "20 vCPUs"),
            new LabelledValue("Memory", "240 GB"),
            new LabelledValue("Disk", "720 GB"),
            new LabelledValue("Disks", "local 720 GB, scratch 5,120 GB"),
            new LabelledValue("Transfer", "15 TB a month"),
            new LabelledValue("Price per month", "$2,262.40"),
            new LabelledValue("Price per hour", "$3.3666")),
        model.hardware());
    assertEquals(
        List.of(
            new LabelledValue("Name", "24.04 (LTS) x64"),
            new LabelledValue("Distribution", "Ubuntu"),
            new LabelledValue("Slug", "ubuntu-24-04-x64"),
            new LabelledValue("ID", "190000001"),
            new LabelledValue("Type", "base"),
            new LabelledValue("Available to", "everyone"),
            new LabelledValue("Description", "Ubuntu, as it is"),
            new LabelledValue("Smallest disk", "7 GB"),
            new LabelledValue("Image size", "0.63 GB"),
            new LabelledValue("Tags", "a, b"),
            new LabelledValue("Status", "retired"),
            new LabelledValue("Error", "cannot be made")),
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
    DropletModel model = model(TestApplication.droplet(4711, "", List.of(), List.of()));

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
                List.of(
                    address("10.0.0.2", "255.255.240.0", "", "private"),
                    address("203.0.113.7", "255.255.255.0", "203.0.113.1", "public")),
                List.of(address("2001:db8::7", "64", "2001:db8::1", "public"))));

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
    Droplet droplet = networked(List.of(address("192.0.2.1", "", "", type)), List.of());

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
    List<NetworkAddress> ipv4 =
        List.of(first, second).stream()
            .map(text -> text.split(" (?=public|private)"))
            .map(parts -> address(parts[0], "", "", parts[1]))
            .toList();

    assertEquals(command, model(networked(ipv4, List.of(address(ipv6, "64", "", "public")))).ssh());
  }

  /** Its tags lead to the list that it is in. */
  @Test
  void aGpuDropletBelongsToTheListOfGpuDroplets() {
    DropletModel model =
        model(
            DropletFixture.droplet(
                "{\"id\": 1, \"tags\": [\"a:b\"], \"gpu_info\": {\"model\": \"nvidia_h100\"}}"));

    assertEquals("type=gpus", model.listQuery());
    assertEquals("type=gpus&tagged=a%3Ab", model.tags().get(0).getQuery());
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
    DropletModel model = model(TestApplication.droplet(1, "", List.of(), List.of()), scopes);

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
