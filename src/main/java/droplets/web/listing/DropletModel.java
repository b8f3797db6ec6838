package droplets.web.listing;

import droplets.digitalocean.BackupWindow;
import droplets.digitalocean.DiskInfo;
import droplets.digitalocean.Droplet;
import droplets.digitalocean.DropletType;
import droplets.digitalocean.Image;
import droplets.digitalocean.Kernel;
import droplets.digitalocean.NamedValue;
import droplets.digitalocean.NetworkAddress;
import droplets.digitalocean.Region;
import droplets.digitalocean.Size;
import droplets.digitalocean.TokenSet;
import droplets.web.page.EnglishFormat;
import droplets.web.page.ShownTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The content of one Droplet's page, in words. A text without a value is empty, a time without one
 * is null.
 *
 * @param name its name, or its number if it has none
 * @param row the values that the list shows too
 * @param region where it runs, such as "New York 3 (nyc3)"
 * @param created when it was made
 * @param listQuery the query of the list that it is in
 * @param ssh the command that opens a shell on it, empty if no public address is known
 * @param tags its tags, each with the way to all Droplets that have it
 * @param whyNoTags the text in place of tags
 * @param features such as "backups, ipv6"
 * @param hardware its hardware and price
 * @param addresses its addresses, public ones first
 * @param vpc the private network it is in
 * @param image the facts of its image
 * @param whyNoImage the text in place of an image
 * @param imageCreated when the image was made
 * @param backupStart from when the next backup may be made
 * @param backupEnd the latest time of that backup
 * @param backups the images of its backups
 * @param snapshots the images of its snapshots
 * @param volumes its volumes
 * @param kernel the kernel that DigitalOcean boots it with from outside
 */
public record DropletModel(
    String name,
    DropletRow row,
    String region,
    ShownTime created,
    String listQuery,
    String ssh,
    List<Tag> tags,
    String whyNoTags,
    String features,
    List<NamedValue> hardware,
    List<Address> addresses,
    Identifiers vpc,
    List<NamedValue> image,
    String whyNoImage,
    ShownTime imageCreated,
    ShownTime backupStart,
    ShownTime backupEnd,
    Identifiers backups,
    Identifiers snapshots,
    Identifiers volumes,
    String kernel) {

  private static final String NONE = "none";

  /**
   * One address.
   *
   * @param kind {@code Public}, {@code Private}, {@code IPv4} where its type is not known, or
   *     {@code IPv6}
   * @param ip the address alone
   * @param network the netmask, or the prefix length of an IPv6 address
   * @param gateway the gateway, or empty if there is none
   */
  public record Address(String kind, String ip, String network, String gateway) {}

  static DropletModel of(Droplet droplet, TokenSet tokens, Instant now) {
    Granted granted = new Granted(tokens);
    // A Droplet with GPUs is in the GPU list.
    Listing list =
        Listing.DEFAULT.withType(
            droplet.gpu().isPresent() ? DropletType.GPUS : DropletType.DROPLETS);
    TagLinks tags = new TagLinks(list);
    return new DropletModel(
        DropletRow.nameOf(droplet),
        new DropletRow(droplet, tags, granted, now),
        droplet.region().map(DropletModel::region).orElse(""),
        moment(droplet.createdAt(), now),
        ListingParameters.query(list),
        ssh(droplet),
        tags.of(droplet.tags()),
        orNone(granted.whyNoTags()),
        String.join(", ", droplet.features()),
        hardware(droplet),
        addresses(droplet),
        identifiers(
            droplet.vpcUuid().isEmpty() ? List.of() : List.of(droplet.vpcUuid()),
            granted.whyNoVpc()),
        droplet.image().map(DropletModel::image).orElse(List.of()),
        orNone(granted.whyNoImage()),
        moment(droplet.image().flatMap(Image::createdAt), now),
        moment(droplet.nextBackupWindow().flatMap(BackupWindow::start), now),
        moment(droplet.nextBackupWindow().flatMap(BackupWindow::end), now),
        identifiers(droplet.backupIds(), granted.whyNoImage()),
        identifiers(droplet.snapshotIds(), granted.whyNoImage()),
        identifiers(droplet.volumeIds(), granted.whyNoVolumes()),
        droplet.kernel().map(DropletModel::kernel).orElse(""));
  }

  private static Identifiers identifiers(List<?> all, String whyNone) {
    return new Identifiers(all.stream().map(Object::toString).toList(), orNone(whyNone));
  }

  private static String orNone(String whyNotGranted) {
    return whyNotGranted.isEmpty() ? NONE : whyNotGranted;
  }

  private static String region(Region region) {
    if (region.name().isEmpty() || region.slug().isEmpty()) {
      return region.name() + region.slug();
    }
    return region.name() + " (" + region.slug() + ")";
  }

  private static ShownTime moment(Optional<Instant> at, Instant now) {
    return at.map(known -> ShownTime.of(known, now)).orElse(null);
  }

  private static String ssh(Droplet droplet) {
    return SshAddress.of(droplet).map(ip -> "ssh root@" + ip).orElse("");
  }

  private static List<NamedValue> hardware(Droplet droplet) {
    Facts facts = new Facts();
    facts.add("Size", droplet.sizeSlug());
    facts.add("Family", droplet.size().map(Size::description).orElse(""));
    facts.add("Processor", droplet.vcpus() > 0 ? EnglishFormat.virtualCpus(droplet.vcpus()) : "");
    facts.add("Memory", droplet.memoryMb() > 0 ? EnglishFormat.memory(droplet.memoryMb()) : "");
    facts.add("Disk", droplet.diskGb() > 0 ? EnglishFormat.number(droplet.diskGb()) + " GB" : "");
    facts.add("Disks", disks(droplet.disks()));
    facts.add(
        "Transfer",
        amount(droplet.size().map(Size::transferTb)).map(tb -> tb + " TB a month").orElse(""));
    facts.add("Price per month", droplet.priceMonthly().map(EnglishFormat::dollars).orElse(""));
    facts.add(
        "Price per hour",
        droplet.priceHourly().map(price -> "$" + EnglishFormat.amount(price)).orElse(""));
    return facts.list();
  }

  private static String disks(List<DiskInfo> disks) {
    return disks.stream()
        .filter(disk -> disk.amount() > 0)
        .map(
            disk ->
                (disk.type() + " " + EnglishFormat.capacity(disk.amount(), disk.unit())).strip())
        .collect(Collectors.joining(", "));
  }

  private static List<Address> addresses(Droplet droplet) {
    List<Address> addresses = new ArrayList<>();
    droplet.publicIpv4().forEach(known -> addresses.add(address("Public", known, "")));
    droplet.privateIpv4().forEach(known -> addresses.add(address("Private", known, "")));
    droplet.otherIpv4().forEach(known -> addresses.add(address("IPv4", known, "")));
    droplet.ipv6().stream().map(address -> address("IPv6", address, "/")).forEach(addresses::add);
    return List.copyOf(addresses);
  }

  private static Address address(String kind, NetworkAddress address, String beforeNetmask) {
    String network = address.netmask().isEmpty() ? "" : beforeNetmask + address.netmask();
    return new Address(kind, address.ip(), network, address.gateway());
  }

  private static List<NamedValue> image(Image image) {
    Facts facts = new Facts();
    facts.add("Name", image.name());
    facts.add("Distribution", image.distribution());
    facts.add("Slug", image.slug());
    facts.add("ID", image.id() > 0 ? Long.toString(image.id()) : "");
    facts.add("Type", image.type());
    facts.add("Available to", image.isPublic() ? "everyone" : "");
    facts.add("Description", image.description());
    facts.add(
        "Smallest disk",
        image.minDiskGb() > 0 ? EnglishFormat.number(image.minDiskGb()) + " GB" : "");
    facts.add("Image size", amount(Optional.of(image.sizeGb())).map(gb -> gb + " GB").orElse(""));
    facts.add("Tags", String.join(", ", image.tags()));
    facts.add("Status", image.status());
    facts.add("Error", image.errorMessage());
    return facts.list();
  }

  private static String kernel(Kernel kernel) {
    return kernel.version().isEmpty() || kernel.name().contains(kernel.version())
        ? kernel.name()
        : (kernel.name() + " " + kernel.version()).strip();
  }

  private static Optional<String> amount(Optional<BigDecimal> amount) {
    return amount.filter(known -> known.signum() > 0).map(EnglishFormat::amount);
  }

  /** Collects the facts that have a value. */
  private static final class Facts {

    private final List<NamedValue> known = new ArrayList<>();

    void add(String name, String value) {
      if (!value.isEmpty()) {
        known.add(new NamedValue(name, value));
      }
    }

    List<NamedValue> list() {
      return List.copyOf(known);
    }
  }
}
