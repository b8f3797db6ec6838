package droplets.digitalocean;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The list answer as it came: Droplets, {@code links} and {@code meta}. */
record DropletList(List<Droplet> droplets, boolean hasNextLink, OptionalLong total) {

  /** A list, or absent where there is no array of objects: that is no empty account. */
  static Optional<DropletList> read(JsonStream in) {
    List<Optional<Droplet>> droplets = null;
    boolean hasNextLink = false;
    OptionalLong total = OptionalLong.empty();
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "droplets" -> {
          if (in.isArray() && droplets == null) {
            droplets = in.list(() -> element(in));
          } else {
            droplets = List.of(Optional.empty());
            in.skip();
          }
        }
        case "links" -> hasNextLink = readHasNext(in);
        case "meta" -> total = readTotal(in);
        default -> in.skip();
      }
    }
    return droplets == null || droplets.contains(Optional.<Droplet>empty())
        ? Optional.empty()
        : Optional.of(
            new DropletList(
                droplets.stream().map(Optional::orElseThrow).toList(), hasNextLink, total));
  }

  private static Optional<Droplet> element(JsonStream in) {
    if (in.isObject()) {
      return Optional.of(Droplet.read(in));
    }
    in.skip();
    return Optional.empty();
  }

  DropletPage page(DropletQuery query, Optional<RateLimit> rateLimit) {
    long end = (long) query.page() * query.perPage();
    boolean more =
        !droplets.isEmpty()
            && query.page() < DropletQuery.MAX_PAGE
            && (hasNextLink || total.orElse(0) > end);
    return new DropletPage(droplets, total, query.page(), more, rateLimit);
  }

  /** Whether {@code links.pages.next} is there. Where it leads is foreign and never followed. */
  private static boolean readHasNext(JsonStream in) {
    boolean next = false;
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (field.equals("pages")) {
        in.enterObject();
        for (String link = in.nextField(); link != null; link = in.nextField()) {
          next |= !in.text().isEmpty() && link.equals("next");
        }
      } else {
        in.skip();
      }
    }
    return next;
  }

  private static OptionalLong readTotal(JsonStream in) {
    OptionalLong total = OptionalLong.empty();
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      String text = in.text();
      if (field.equals("total") && text.matches("[0-9]{1,15}")) {
        total = OptionalLong.of(Long.parseLong(text));
      }
    }
    return total;
  }
}
