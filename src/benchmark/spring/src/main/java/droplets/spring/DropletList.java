package droplets.spring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The answer to {@code GET /droplets}, as far as the page needs it. */
record DropletList(List<Droplet> droplets, Meta meta) {

  record Meta(int total) {}

  record Droplet(
      long id,
      String name,
      String status,
      boolean locked,
      int memory,
      int vcpus,
      int disk,
      String sizeSlug,
      Size size,
      Region region,
      Image image,
      Networks networks,
      List<String> tags,
      List<String> features,
      Instant createdAt) {}

  record Size(BigDecimal priceMonthly) {}

  record Region(String name, String slug) {}

  record Image(String name, String distribution) {}

  record Networks(List<Address> v4, List<Address> v6) {

    List<Address> v4(String type) {
      return v4.stream().filter(address -> address.type().equals(type)).toList();
    }
  }

  record Address(String ipAddress, String type) {}
}
