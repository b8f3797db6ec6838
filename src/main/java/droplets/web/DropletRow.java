package droplets.web;

import droplets.digitalocean.Droplet;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.digitalocean.Gpu;
import droplets.digitalocean.Image;
import droplets.digitalocean.NetworkAddress;
import droplets.digitalocean.Region;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Droplet as the list shows it: everything in words, empty where there is nothing to tell.
 *
 * @param name its name, or its number if it has none
 * @param status its status
 * @param publicIpv4 its public IPv4 addresses
 * @param privateIpv4 its private IPv4 addresses
 * @param ipv6 its IPv6 addresses
 * @param region such as "New York 3 (nyc3)"
 * @param sizeSlug such as {@code s-1vcpu-1gb}
 * @param hardware such as "1 vCPU, 2 GB memory, 50 GB disk"
 * @param gpu such as "1 × nvidia_h100, 80 GB", empty for a standard Droplet
 * @param image such as "Ubuntu 24.04 (LTS) x64"
 * @param tags its tags
 * @param features its features
 * @param price a month's list price
 * @param created when it was made, for people
 * @param createdIso when it was made, for machines
 */
public record DropletRow(
    String name,
    String status,
    List<String> publicIpv4,
    List<String> privateIpv4,
    List<String> ipv6,
    String region,
    String sizeSlug,
    String hardware,
    String gpu,
    String image,
    List<Tag> tags,
    List<String> features,
    String price,
    String created,
    String createdIso) {

  /**
   * A tag with the way to all Droplets that have it.
   *
   * @param name the tag
   * @param query the query of that view
   */
  public record Tag(String name, String query) {}

  static DropletRow of(Droplet droplet, int perPage) {
    return new DropletRow(
        droplet.name().isEmpty() ? Long.toString(droplet.id()) : droplet.name(),
        droplet.status(),
        addresses(droplet.ipv4().stream().filter(NetworkAddress::isPublic)),
        addresses(droplet.ipv4().stream().filter(address -> !address.isPublic())),
        addresses(droplet.ipv6().stream()),
        droplet.region().map(DropletRow::region).orElse(""),
        droplet.sizeSlug(),
        hardware(droplet),
        droplet.gpu().map(DropletRow::gpu).orElse(""),
        droplet.image().map(DropletRow::image).orElse(""),
        droplet.tags().stream().map(tag -> new Tag(tag, tagQuery(tag, perPage))).toList(),
        droplet.features(),
        droplet
            .size()
            .map(size -> size.priceMonthly())
            .filter(price -> price.compareTo(BigDecimal.ZERO) > 0)
            .map(Words::dollars)
            .orElse(""),
        droplet.createdAt().map(Words::time).orElse(""),
        droplet.createdAt().map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(""));
  }

  private static List<String> addresses(Stream<NetworkAddress> addresses) {
    return addresses.map(NetworkAddress::ip).toList();
  }

  private static String region(Region region) {
    if (region.name().isEmpty() || region.slug().isEmpty()) {
      return region.name() + region.slug();
    }
    return region.name() + " (" + region.slug() + ")";
  }

  private static String hardware(Droplet droplet) {
    List<String> parts = new ArrayList<>();
    if (droplet.vcpus() > 0) {
      parts.add(droplet.vcpus() + (droplet.vcpus() == 1 ? " vCPU" : " vCPUs"));
    }
    if (droplet.memoryMb() > 0) {
      parts.add(Words.memory(droplet.memoryMb()) + " memory");
    }
    if (droplet.diskGb() > 0) {
      parts.add(Words.number(droplet.diskGb()) + " GB disk");
    }
    return String.join(", ", parts);
  }

  private static String gpu(Gpu gpu) {
    String memory =
        gpu.memoryAmount() > 0
            ? ", " + Words.number(gpu.memoryAmount()) + " " + memoryUnit(gpu.memoryUnit())
            : "";
    return Math.max(1, gpu.count()) + " × " + gpu.model() + memory;
  }

  private static String memoryUnit(String unit) {
    return unit.equalsIgnoreCase("gib") ? "GB" : unit;
  }

  private static String image(Image image) {
    return (image.distribution() + " " + image.name()).strip();
  }

  private static String tagQuery(String tag, int perPage) {
    return DropletsParameters.query(new DropletQuery(DropletType.DROPLETS, "", tag, 1, perPage));
  }
}
