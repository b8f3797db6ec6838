package droplets.digitalocean;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The answer to {@code GET /droplets} as it came.
 *
 * @param elements the elements of {@code droplets}; an element that is no Droplet is absent; null
 *     if the field is missing
 * @param nextLink the address of the next page, or empty; it is foreign, so it is never followed
 * @param total how many Droplets all pages hold together, as text
 */
record DropletListAnswer(List<Optional<Droplet>> elements, String nextLink, String total) {

  static final JsonShape<DropletListAnswer> JSON =
      new JsonShape<>(
          fields ->
              new DropletListAnswer(
                  fields.value("droplets", null, DropletListAnswer::elements),
                  fields.text("links.pages.next"),
                  fields.text("meta.total")));

  /** Reads a value that is no list, or a second list, as one element that is no Droplet. */
  private static List<Optional<Droplet>> elements(
      JsonStream in, List<Optional<Droplet>> firstList) {
    if (firstList == null && in.isArray()) {
      return in.list(() -> Droplet.read(in));
    }
    in.skip();
    return List.of(Optional.empty());
  }

  /**
   * Returns the page. Absent if the answer holds no list of Droplets, which must not pass for an
   * empty account, or a longer list than was asked for.
   */
  Optional<DropletPage> page(DropletQuery query, Optional<RateLimit> rateLimit) {
    if (elements == null
        || elements.size() > query.perPage()
        || elements.contains(Optional.<Droplet>empty())) {
      return Optional.empty();
    }
    OptionalLong known =
        total.matches("[0-9]{1,15}")
            ? OptionalLong.of(Long.parseLong(total))
            : OptionalLong.empty();
    boolean hasMore =
        !elements.isEmpty()
            && query.page() < DropletQuery.MAX_PAGE
            && (!nextLink.isEmpty() || known.orElse(0) > (long) query.page() * query.perPage());
    List<Droplet> droplets = elements.stream().map(Optional::orElseThrow).toList();
    return Optional.of(new DropletPage(droplets, known, query.page(), hasMore, rateLimit));
  }
}
