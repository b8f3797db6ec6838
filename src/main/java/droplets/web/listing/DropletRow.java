package droplets.web.listing;

import droplets.digitalocean.Droplet;
import droplets.digitalocean.Gpu;
import droplets.digitalocean.Image;
import droplets.digitalocean.NetworkAddress;
import droplets.digitalocean.Region;
import droplets.web.page.EnglishFormat;
import droplets.web.page.ShownTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A Droplet as the list shows it: everything in words, empty where there is nothing to tell.
 *
 * @param id its number
 * @param name its name, or its number if it has none or a blank one
 * @param status its status
 * @param shape the status as a word for the style sheet: one of those it knows, or {@code other}
 * @param isLocked whether an action is keeping it from being changed
 * @param isBilledWhileOff whether it is off: DigitalOcean bills it until it is destroyed
 * @param publicIpv4 its public IPv4 addresses
 * @param privateIpv4 its private IPv4 addresses
 * @param otherIpv4 its IPv4 addresses of which DigitalOcean does not say either
 * @param ipv6 its IPv6 addresses
 * @param region such as "New York 3 (nyc3)"
 * @param sizeSlug such as {@code s-1vcpu-1gb}
 * @param hardware such as "1 vCPU, 2 GB memory, 50 GB disk"
 * @param gpu such as "1 × nvidia_h100, 80 GB", empty for a standard Droplet
 * @param image such as "Ubuntu 24.04 (LTS) x64"
 * @param tags its tags
 * @param features such as "backups, ipv6"
 * @param price a month's list price
 * @param created when it was made, null if that is not known
 */
public record DropletRow(
    long id,
    String name,
    String status,
    String shape,
    boolean isLocked,
    boolean isBilledWhileOff,
    List<String> publicIpv4,
    List<String> privateIpv4,
    List<String> otherIpv4,
    List<String> ipv6,
    String region,
    String sizeSlug,
    String hardware,
    String gpu,
    String image,
    List<Tag> tags,
    String features,
    String price,
    ShownTime created) {

  private static final Set<String> SHAPES = Set.of("new", "active", "off", "archive");

  /**
   * A tag with the way to all Droplets that have it.
   *
   * @param name the tag
   * @param query the query of that view, empty where no address can name the tag
   */
  public record Tag(String name, String query) {}

  public static DropletRow of(Droplet droplet, Listing view, Instant now) {
    return new DropletRow(
        droplet.id(),
        isBlank(droplet.name()) ? Long.toString(droplet.id()) : droplet.name(),
        droplet.status(),
        SHAPES.contains(droplet.status()) ? droplet.status() : "other",
        droplet.locked(),
        droplet.isBilledWhileOff(),
        addresses(droplet.publicIpv4()),
        addresses(droplet.privateIpv4()),
        addresses(droplet.otherIpv4()),
        addresses(droplet.ipv6()),
        droplet.region().map(DropletRow::region).orElse(""),
        droplet.sizeSlug(),
        hardware(droplet),
        droplet.gpu().map(DropletRow::gpu).orElse(""),
        droplet.image().map(Image::fullName).orElse(""),
        droplet.tags().stream().map(tag -> new Tag(tag, tagQuery(view.withTag(tag)))).toList(),
        String.join(", ", droplet.features()),
        droplet.priceMonthly().map(EnglishFormat::dollars).orElse(""),
        droplet.createdAt().map(at -> ShownTime.of(at, now)).orElse(null));
  }

  /** Nobody sees such a name, or can click it. */
  private static boolean isBlank(String name) {
    return name.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  /** A tag that is blank or too long would lead to another list, or to none. */
  private static String tagQuery(Listing tagged) {
    String query = ListingParameters.query(tagged);
    return ListingParameters.parse(query).filter(tagged::equals).isPresent() ? query : "";
  }

  private static List<String> addresses(List<NetworkAddress> addresses) {
    return addresses.stream().map(NetworkAddress::ip).toList();
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
      parts.add(EnglishFormat.virtualCpus(droplet.vcpus()));
    }
    if (droplet.memoryMb() > 0) {
      parts.add(EnglishFormat.memory(droplet.memoryMb()) + " memory");
    }
    if (droplet.diskGb() > 0) {
      parts.add(EnglishFormat.number(droplet.diskGb()) + " GB disk");
    }
    return String.join(", ", parts);
  }

  private static String gpu(Gpu gpu) {
    String memory =
        gpu.memoryAmount() > 0
            ? ", " + EnglishFormat.capacity(gpu.memoryAmount(), gpu.memoryUnit())
            : "";
    return gpu.count() + " × " + gpu.model() + memory;
  }
}
