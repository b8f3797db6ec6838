package droplets.digitalocean;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A Droplet: a virtual machine at DigitalOcean. DigitalOcean may leave out any field, because the
 * scope does not grant it or there is nothing to say yet. Then a text or a list is empty, a number
 * is 0, and an {@code Optional} is empty.
 *
 * @param id its number
 * @param name its host name
 * @param status {@code new}, {@code active}, {@code off} or {@code archive}; DigitalOcean may add
 *     others
 * @param locked whether an action is under way that prevents changes
 * @param createdAt when it was made
 * @param vcpus how many virtual CPUs
 * @param memoryMb memory in MB
 * @param diskGb disk in GB
 * @param disks the disks one by one
 * @param sizeSlug the short name of its size, such as {@code s-1vcpu-1gb}
 * @param size its size, with the price
 * @param region the region that it runs in
 * @param image the image it was made from; scope {@code image:read}
 * @param ipv4 its IPv4 addresses in DigitalOcean's order, which often has the private ones first; a
 *     reserved IP is a second public one
 * @param ipv6 its IPv6 addresses
 * @param tags its tags; scope {@code tag:read}
 * @param features such as {@code backups}, {@code ipv6}, {@code monitoring}
 * @param backupIds the images of its backups; scope {@code image:read}
 * @param snapshotIds the images of its snapshots; scope {@code image:read}
 * @param nextBackupWindow when the next backup will be made
 * @param volumeIds its volumes; scope {@code block_storage:read}
 * @param vpcUuid its private network; scope {@code vpc:read}
 * @param gpu its GPUs
 * @param kernel its kernel, on Droplets made before 2017
 * @see <a
 *     href="https://docs.digitalocean.com/reference/api/digitalocean/#tag/Droplets">Droplets</a>
 */
public record Droplet(
    long id,
    String name,
    String status,
    boolean locked,
    Optional<Instant> createdAt,
    int vcpus,
    int memoryMb,
    int diskGb,
    List<DiskInfo> disks,
    String sizeSlug,
    Optional<Size> size,
    Optional<Region> region,
    Optional<Image> image,
    List<NetworkAddress> ipv4,
    List<NetworkAddress> ipv6,
    List<String> tags,
    List<String> features,
    List<Long> backupIds,
    List<Long> snapshotIds,
    Optional<BackupWindow> nextBackupWindow,
    List<String> volumeIds,
    String vpcUuid,
    Optional<Gpu> gpu,
    Optional<Kernel> kernel) {

  static final JsonShape<Droplet> JSON =
      new JsonShape<>(
          fields ->
              new Droplet(
                  fields.id("id"),
                  fields.text("name"),
                  fields.text("status"),
                  fields.flag("locked"),
                  fields.instant("created_at"),
                  fields.smallNumber("vcpus"),
                  fields.smallNumber("memory"),
                  fields.smallNumber("disk"),
                  fields.list("disk_info", DiskInfo.JSON),
                  fields.text("size_slug"),
                  fields.known("size", Size.JSON),
                  fields.known("region", Region.JSON),
                  fields.known("image", Image.JSON),
                  fields.list("networks.v4", NetworkAddress.JSON),
                  fields.list("networks.v6", NetworkAddress.JSON),
                  fields.texts("tags"),
                  fields.texts("features"),
                  fields.numbers("backup_ids"),
                  fields.numbers("snapshot_ids"),
                  fields.known("next_backup_window", BackupWindow.JSON),
                  fields.texts("volume_ids"),
                  fields.text("vpc_uuid"),
                  fields.known("gpu_info", Gpu.JSON),
                  fields.known("kernel", Kernel.JSON)));

  /**
   * Copies the lists and drops network entries without an address. Takes the size's name and the
   * GPUs from the size if DigitalOcean writes them only there.
   */
  public Droplet {
    disks = List.copyOf(disks);
    sizeSlug = sizeSlug.isEmpty() ? size.map(Size::slug).orElse("") : sizeSlug;
    ipv4 = known(ipv4);
    ipv6 = known(ipv6);
    tags = List.copyOf(tags);
    features = List.copyOf(features);
    backupIds = List.copyOf(backupIds);
    snapshotIds = List.copyOf(snapshotIds);
    volumeIds = List.copyOf(volumeIds);
    gpu = gpu.or(() -> size.flatMap(Size::gpu));
  }

  private static List<NetworkAddress> known(List<NetworkAddress> addresses) {
    List<NetworkAddress> known = new ArrayList<>(addresses);
    known.removeIf(address -> !address.isKnown());
    return List.copyOf(known);
  }

  /** Reads a Droplet; absent if there is none or it has no id. */
  static Optional<Droplet> read(JsonStream in) {
    return JSON.readObject(in).filter(droplet -> droplet.id > 0);
  }

  /** Its public IPv4 addresses, in DigitalOcean's order. */
  public List<NetworkAddress> publicIpv4() {
    return ipv4(NetworkAddress::isPublic);
  }

  /** Its private IPv4 addresses, in DigitalOcean's order. */
  public List<NetworkAddress> privateIpv4() {
    return ipv4(NetworkAddress::isPrivate);
  }

  /** Its IPv4 addresses that are neither public nor private, in DigitalOcean's order. */
  public List<NetworkAddress> otherIpv4() {
    return ipv4(address -> !address.isPublic() && !address.isPrivate());
  }

  private List<NetworkAddress> ipv4(Predicate<NetworkAddress> kind) {
    List<NetworkAddress> addresses = new ArrayList<>(ipv4);
    addresses.removeIf(kind.negate());
    return Collections.unmodifiableList(addresses);
  }

  /** The list price of a month in US dollars, more than 0; absent if it is not known. */
  public Optional<BigDecimal> priceMonthly() {
    return size.map(Size::priceMonthly).filter(price -> price.signum() > 0);
  }

  /** The list price of an hour in US dollars, more than 0; absent if it is not known. */
  public Optional<BigDecimal> priceHourly() {
    return size.map(Size::priceHourly).filter(price -> price.signum() > 0);
  }

  /**
   * Whether it is off and still costs money: DigitalOcean bills a Droplet until it is destroyed.
   */
  public boolean isBilledWhileOff() {
    return status.equals("off");
  }
}
