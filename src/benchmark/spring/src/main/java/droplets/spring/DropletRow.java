package droplets.spring;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A row of the list, with values ready to be shown. */
public record DropletRow(
    long id,
    String name,
    String status,
    boolean locked,
    List<String> publicIpv4,
    List<String> privateIpv4,
    List<String> ipv6,
    String region,
    String sizeSlug,
    String hardware,
    String image,
    String features,
    List<String> tags,
    String price,
    String createdAt,
    String created) {

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  static DropletRow of(DropletList.Droplet droplet) {
    return new DropletRow(
        droplet.id(),
        droplet.name(),
        droplet.status(),
        droplet.locked(),
        addresses(droplet.networks().v4("public")),
        addresses(droplet.networks().v4("private")),
        addresses(droplet.networks().v6()),
        droplet.region().name() + " (" + droplet.region().slug() + ")",
        droplet.sizeSlug(),
        droplet.vcpus()
            + " vCPUs, "
            + droplet.memory() / 1024
            + " GB, "
            + droplet.disk()
            + " GB SSD",
        droplet.image().distribution() + " " + droplet.image().name(),
        String.join(", ", droplet.features()),
        droplet.tags(),
        "$" + droplet.size().priceMonthly(),
        droplet.createdAt().toString(),
        SHOWN.format(droplet.createdAt()));
  }

  private static List<String> addresses(List<DropletList.Address> addresses) {
    return addresses.stream().map(DropletList.Address::ipAddress).toList();
  }
}
