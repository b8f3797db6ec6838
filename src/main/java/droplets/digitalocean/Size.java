package droplets.digitalocean;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What can be rented: a Droplet's hardware and its price.
 *
 * @param slug its short name, such as {@code s-1vcpu-1gb}
 * @param description its family, such as "Basic"
 * @param vcpus how many virtual CPUs
 * @param memoryMb memory in MB
 * @param diskGb disk in GB
 * @param disks the disks one by one
 * @param transferTb included traffic per month in TB
 * @param priceMonthly list price of a month in US dollars
 * @param priceHourly list price of an hour in US dollars
 * @param available whether new Droplets can have it
 * @param gpu its GPUs
 */
public record Size(
    String slug,
    String description,
    int vcpus,
    int memoryMb,
    int diskGb,
    List<DiskInfo> disks,
    BigDecimal transferTb,
    BigDecimal priceMonthly,
    BigDecimal priceHourly,
    boolean available,
    Optional<Gpu> gpu) {

  static final Size ABSENT =
      new Size(
          "",
          "",
          0,
          0,
          0,
          List.of(),
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          false,
          Optional.empty());

  /** Copies the list. */
  public Size {
    disks = List.copyOf(disks);
  }

  static Size read(JsonStream in) {
    String slug = "";
    String description = "";
    int vcpus = 0;
    int memoryMb = 0;
    int diskGb = 0;
    List<DiskInfo> disks = List.of();
    BigDecimal transferTb = BigDecimal.ZERO;
    BigDecimal priceMonthly = BigDecimal.ZERO;
    BigDecimal priceHourly = BigDecimal.ZERO;
    boolean available = false;
    Optional<Gpu> gpu = Optional.empty();
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "slug" -> slug = in.text();
        case "description" -> description = in.text();
        case "vcpus" -> vcpus = in.smallNumber();
        case "memory" -> memoryMb = in.smallNumber();
        case "disk" -> diskGb = in.smallNumber();
        case "disk_info" -> disks = in.list(() -> DiskInfo.read(in));
        case "transfer" -> transferTb = in.amount();
        case "price_monthly" -> priceMonthly = in.amount();
        case "price_hourly" -> priceHourly = in.amount();
        case "available" -> available = in.flag();
        case "gpu_info" -> gpu = in.object(() -> Gpu.read(in), Gpu.ABSENT);
        default -> in.skip();
      }
    }
    return new Size(
        slug,
        description,
        vcpus,
        memoryMb,
        diskGb,
        disks,
        transferTb,
        priceMonthly,
        priceHourly,
        available,
        gpu);
  }
}
