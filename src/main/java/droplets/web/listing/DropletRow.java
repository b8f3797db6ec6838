package droplets.web.listing;

import droplets.digitalocean.Droplet;
import droplets.digitalocean.Gpu;
import droplets.digitalocean.Image;
import droplets.digitalocean.NetworkAddress;
import droplets.digitalocean.Region;
import droplets.web.page.EnglishFormat;
import droplets.web.page.Html;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A Droplet as the list shows it: everything in words, empty where there is nothing to tell.
 *
 * <p>A view writes it with {@code jsp:getProperty}, which in a long list costs a tenth of what an
 * expression costs, but does not escape. So each text of it has been escaped.
 */
public final class DropletRow {

  private static final Set<String> SHAPES = Set.of("new", "active", "off", "archive");

  /** As many tags fit in a line. */
  private static final int MOST_TAGS = 2;

  private final Droplet droplet;
  private final TagLinks tags;
  private final Granted granted;
  private final String age;

  DropletRow(Droplet droplet, TagLinks tags, Granted granted, Instant now) {
    this.droplet = droplet;
    this.tags = tags;
    this.granted = granted;
    this.age = droplet.createdAt().map(at -> EnglishFormat.relative(now, at)).orElse("");
  }

  /** Its number. */
  public long getId() {
    return droplet.id();
  }

  /** Its name, or its number if it has none or a blank one, which nobody could see or click. */
  public String getName() {
    return Html.escaped(nameOf(droplet));
  }

  /** A name as it is, for who escapes it. */
  static String nameOf(Droplet droplet) {
    return isBlank(droplet.name()) ? Long.toString(droplet.id()) : droplet.name();
  }

  private static boolean isBlank(String name) {
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        return false;
      }
    }
    return true;
  }

  /** Its status. */
  public String getStatus() {
    return Html.escaped(droplet.status());
  }

  /** The status as a word for the style sheet: one of those it knows, or {@code other}. */
  public String getShape() {
    return SHAPES.contains(droplet.status()) ? droplet.status() : "other";
  }

  /** Whether an action is keeping it from being changed. */
  public boolean isLocked() {
    return droplet.locked();
  }

  /** Whether there is more to say about its status: it is locked, or billed while it is off. */
  public boolean isMarked() {
    return isLocked() || isBilledWhileOff();
  }

  /** Whether it is off: DigitalOcean bills it until it is destroyed. */
  public boolean isBilledWhileOff() {
    return droplet.isBilledWhileOff();
  }

  /**
   * The addresses to reach it at: its public IPv4 addresses; without one its IPv6 addresses;
   * without those the IPv4 addresses of which DigitalOcean does not say whether they are private.
   */
  public List<ListedAddress> getAddresses() {
    List<NetworkAddress> publicIpv4 = droplet.publicIpv4();
    if (!publicIpv4.isEmpty()) {
      return shown(publicIpv4);
    }
    return shown(droplet.ipv6().isEmpty() ? droplet.otherIpv4() : droplet.ipv6());
  }

  /** Its private IPv4 addresses. */
  public List<ListedAddress> getPrivateAddresses() {
    return shown(droplet.privateIpv4());
  }

  private static List<ListedAddress> shown(List<NetworkAddress> addresses) {
    List<ListedAddress> shown = new ArrayList<>(addresses.size());
    for (NetworkAddress address : addresses) {
      shown.add(new ListedAddress(address.ip()));
    }
    return shown;
  }

  /** The region's short name such as {@code nyc3}, or its name if it has no other. */
  public String getRegion() {
    return droplet
        .region()
        .map(region -> region.slug().isEmpty() ? region.name() : region.slug())
        .map(Html::escaped)
        .orElse("");
  }

  /** The region's name, such as "New York 3". */
  public String getRegionName() {
    return droplet.region().map(Region::name).map(Html::escaped).orElse("");
  }

  /** The short name of its size, such as {@code s-1vcpu-1gb}. */
  public String getSize() {
    return Html.escaped(droplet.sizeSlug());
  }

  /** Its GPUs, such as "1 × nvidia_h100, 80 GB"; empty for a standard Droplet. */
  public String getGpu() {
    return droplet.gpu().map(DropletRow::gpu).map(Html::escaped).orElse("");
  }

  /** The same after a word that says what it is; empty for a standard Droplet. */
  public String getGpuNote() {
    String gpu = getGpu();
    return gpu.isEmpty() ? "" : "GPU: " + gpu;
  }

  private static String gpu(Gpu gpu) {
    String memory =
        gpu.memoryAmount() > 0
            ? ", " + EnglishFormat.capacity(gpu.memoryAmount(), gpu.memoryUnit())
            : "";
    return gpu.count() + " × " + gpu.model() + memory;
  }

  /** Its image, such as "Ubuntu 24.04 (LTS) x64". */
  public String getImage() {
    return droplet.image().map(Image::fullName).map(Html::escaped).orElse("");
  }

  /** Why there is no image to show; empty if there is one, or nobody knows why. */
  public String getWhyNoImage() {
    return droplet.image().isPresent() ? "" : Html.escaped(granted.whyNoImage());
  }

  /** The first of its tags. */
  public List<Tag> getTags() {
    return tags.of(firstTags());
  }

  private List<String> firstTags() {
    return droplet.tags().subList(0, droplet.tags().size() - getMoreTags());
  }

  /** How many more tags it has. */
  public int getMoreTags() {
    return Math.max(0, droplet.tags().size() - MOST_TAGS);
  }

  /** Those that are not among the first, which only its page has room for. */
  public String getOtherTags() {
    List<String> all = droplet.tags();
    return Html.escaped(String.join(", ", all.subList(firstTags().size(), all.size())));
  }

  /** Why there are no tags to show; empty if there are some, or there are none. */
  public String getWhyNoTags() {
    return droplet.tags().isEmpty() ? Html.escaped(granted.whyNoTags()) : "";
  }

  /** A month's list price. */
  public String getPrice() {
    return droplet.priceMonthly().map(EnglishFormat::dollars).orElse("");
  }

  /** When it was made, ISO 8601 in UTC to the second. */
  public String getCreated() {
    return droplet.createdAt().map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("");
  }

  /** How long ago it was made, such as "3 days ago". */
  public String getAge() {
    return age;
  }
}
