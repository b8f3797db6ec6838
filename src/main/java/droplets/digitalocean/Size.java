package droplets.digitalocean;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A size of Droplet that DigitalOcean offers: its hardware and its price. An absent price or amount
 * is 0.
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

  static final JsonShape<Size> JSON =
      new JsonShape<>(
          fields ->
              new Size(
                  fields.text("slug"),
                  fields.text("description"),
                  fields.smallNumber("vcpus"),
                  fields.smallNumber("memory"),
                  fields.smallNumber("disk"),
                  fields.list("disk_info", DiskInfo.JSON),
                  fields.amount("transfer"),
                  fields.amount("price_monthly"),
                  fields.amount("price_hourly"),
                  fields.flag("available"),
                  fields.known("gpu_info", Gpu.JSON)));

  /** Copies the list. */
  public Size {
    disks = List.copyOf(disks);
  }
}
