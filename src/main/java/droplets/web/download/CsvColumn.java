package droplets.web.download;

import droplets.digitalocean.Droplet;
import droplets.digitalocean.Image;
import droplets.digitalocean.NetworkAddress;
import droplets.digitalocean.Region;
import droplets.web.page.EnglishFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of the download in their order; each Droplet has one line. A cell is empty if there
 * is nothing to say or the granted scope does not cover it. Several values in a cell are separated
 * by a space. The README describes each column.
 */
enum CsvColumn {
  ID(droplet -> Long.toString(droplet.id())),
  NAME(Droplet::name),
  STATUS(Droplet::status),
  LOCKED(droplet -> Boolean.toString(droplet.locked())),
  TYPE(droplet -> droplet.gpu().isPresent() ? "gpu" : "standard"),
  REGION(droplet -> droplet.region().map(Region::slug).orElse("")),
  REGION_NAME(droplet -> droplet.region().map(Region::name).orElse("")),
  SIZE(Droplet::sizeSlug),
  VCPUS(droplet -> number(droplet.vcpus())),
  MEMORY_MB(droplet -> number(droplet.memoryMb())),
  DISK_GB(droplet -> number(droplet.diskGb())),
  GPU(droplet -> droplet.gpu().map(gpu -> gpu.count() + " " + gpu.model()).orElse("")),
  PUBLIC_IPV4(droplet -> addresses(droplet.publicIpv4())),
  PRIVATE_IPV4(droplet -> addresses(droplet.privateIpv4())),
  OTHER_IPV4(droplet -> addresses(droplet.otherIpv4())),
  IPV6(droplet -> addresses(droplet.ipv6())),
  IMAGE(droplet -> droplet.image().map(Image::fullName).orElse("")),
  TAGS(droplet -> String.join(" ", droplet.tags())),
  FEATURES(droplet -> String.join(" ", droplet.features())),
  VPC_UUID(Droplet::vpcUuid),
  VOLUME_IDS(droplet -> String.join(" ", droplet.volumeIds())),
  PRICE_MONTHLY_USD(droplet -> droplet.priceMonthly().map(EnglishFormat::amount).orElse("")),
  PRICE_HOURLY_USD(droplet -> droplet.priceHourly().map(EnglishFormat::amount).orElse("")),
  CREATED_AT(droplet -> droplet.createdAt().map(Instant::toString).orElse(""));

  private final Function<Droplet, String> value;

  CsvColumn(Function<Droplet, String> value) {
    this.value = value;
  }

  /** The name of the column in the first line. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  static String header() {
    return CsvEncoding.line(Stream.of(values()).map(CsvColumn::title).toList());
  }

  static String line(Droplet droplet) {
    List<String> cells = Stream.of(values()).map(column -> column.value.apply(droplet)).toList();
    return CsvEncoding.line(cells);
  }

  private static String number(int number) {
    return number > 0 ? Integer.toString(number) : "";
  }

  private static String addresses(List<NetworkAddress> addresses) {
    return addresses.stream().map(NetworkAddress::ip).collect(Collectors.joining(" "));
  }
}
