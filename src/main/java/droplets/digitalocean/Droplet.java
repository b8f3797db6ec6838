package droplets.digitalocean;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A Droplet: a virtual machine at DigitalOcean. Only the id is sure to be there: a field may be
 * left out because the scope does not grant it or because there is nothing to tell yet. Then texts
 * and lists are empty and numbers are 0.
 *
 * @param id its number
 * @param name its host name
 * @param status {@code new}, {@code active}, {@code off} or {@code archive}; others may come
 * @param locked whether an action is keeping it from being changed
 * @param createdAt when it was made
 * @param vcpus how many virtual CPUs
 * @param memoryMb memory in MB
 * @param diskGb disk in GB
 * @param disks the disks one by one
 * @param sizeSlug the short name of its size, such as {@code s-1vcpu-1gb}
 * @param size its size, with the price
 * @param region where it runs
 * @param image what it was made from; scope {@code image:read}
 * @param ipv4 its IPv4 addresses in DigitalOcean's order, private ones often first; a reserved IP
 *     is a second public one
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

  /** Copies the lists. */
  public Droplet {
    disks = List.copyOf(disks);
    ipv4 = List.copyOf(ipv4);
    ipv6 = List.copyOf(ipv6);
    tags = List.copyOf(tags);
    features = List.copyOf(features);
    backupIds = List.copyOf(backupIds);
    snapshotIds = List.copyOf(snapshotIds);
    volumeIds = List.copyOf(volumeIds);
  }

  /** Its public IPv4 addresses, in DigitalOcean's order. */
  public List<NetworkAddress> publicIpv4() {
    return ipv4.stream().filter(NetworkAddress::isPublic).toList();
  }

  /** Its private IPv4 addresses, in DigitalOcean's order. */
  public List<NetworkAddress> privateIpv4() {
    return ipv4.stream().filter(NetworkAddress::isPrivate).toList();
  }

  /** Its IPv4 addresses of which DigitalOcean says neither, in DigitalOcean's order. */
  public List<NetworkAddress> otherIpv4() {
    return ipv4.stream().filter(address -> !address.isPublic() && !address.isPrivate()).toList();
  }

  /** The list price of a month in US dollars, more than 0; empty where it is not known. */
  public Optional<BigDecimal> priceMonthly() {
    return size.map(Size::priceMonthly).filter(price -> price.signum() > 0);
  }

  /** The list price of an hour in US dollars, more than 0; empty where it is not known. */
  public Optional<BigDecimal> priceHourly() {
    return size.map(Size::priceHourly).filter(price -> price.signum() > 0);
  }

  /** Whether it is off: DigitalOcean bills a Droplet until it is destroyed. */
  public boolean isBilledWhileOff() {
    return status.equals("off");
  }

  static Droplet read(JsonStream in) {
    long id = 0;
    String name = "";
    String status = "";
    boolean locked = false;
    Optional<Instant> createdAt = Optional.empty();
    int vcpus = 0;
    int memoryMb = 0;
    int diskGb = 0;
    List<DiskInfo> disks = List.of();
    String sizeSlug = "";
    Optional<Size> size = Optional.empty();
    Optional<Region> region = Optional.empty();
    Optional<Image> image = Optional.empty();
    List<NetworkAddress> ipv4 = List.of();
    List<NetworkAddress> ipv6 = List.of();
    List<String> tags = List.of();
    List<String> features = List.of();
    List<Long> backupIds = List.of();
    List<Long> snapshotIds = List.of();
    Optional<BackupWindow> nextBackupWindow = Optional.empty();
    List<String> volumeIds = List.of();
    String vpcUuid = "";
    Optional<Gpu> gpu = Optional.empty();
    Optional<Kernel> kernel = Optional.empty();
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "id" -> id = in.number();
        case "name" -> name = in.text();
        case "status" -> status = in.text();
        case "locked" -> locked = in.flag();
        case "created_at" -> createdAt = in.instant();
        case "vcpus" -> vcpus = in.smallNumber();
        case "memory" -> memoryMb = in.smallNumber();
        case "disk" -> diskGb = in.smallNumber();
        case "disk_info" -> disks = in.list(() -> DiskInfo.read(in));
        case "size_slug" -> sizeSlug = in.text();
        case "size" -> size = in.object(() -> Size.read(in), Size.ABSENT);
        case "region" -> region = in.object(() -> Region.read(in), Region.ABSENT);
        case "image" -> image = in.object(() -> Image.read(in), Image.ABSENT);
        case "networks" -> {
          in.enterObject();
          for (String part = in.nextField(); part != null; part = in.nextField()) {
            switch (part) {
              case "v4" -> ipv4 = in.list(() -> NetworkAddress.read(in));
              case "v6" -> ipv6 = in.list(() -> NetworkAddress.read(in));
              default -> in.skip();
            }
          }
        }
        case "tags" -> tags = in.texts();
        case "features" -> features = in.texts();
        case "backup_ids" -> backupIds = in.list(in::number);
        case "snapshot_ids" -> snapshotIds = in.list(in::number);
        case "next_backup_window" ->
            nextBackupWindow = in.object(() -> BackupWindow.read(in), BackupWindow.ABSENT);
        case "volume_ids" -> volumeIds = in.texts();
        case "vpc_uuid" -> vpcUuid = in.text();
        case "gpu_info" -> gpu = in.object(() -> Gpu.read(in), Gpu.ABSENT);
        case "kernel" -> kernel = in.object(() -> Kernel.read(in), Kernel.ABSENT);
        default -> in.skip();
      }
    }
    return new Droplet(
        id,
        name,
        status,
        locked,
        createdAt,
        vcpus,
        memoryMb,
        diskGb,
        disks,
        sizeSlug.isEmpty() ? size.map(Size::slug).orElse("") : sizeSlug,
        size,
        region,
        image,
        ipv4,
        ipv6,
        tags,
        features,
        backupIds,
        snapshotIds,
        nextBackupWindow,
        volumeIds,
        vpcUuid,
        gpu.isPresent() ? gpu : size.flatMap(Size::gpu),
        kernel);
  }
}
