package droplets.web.listing;

import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import java.util.Optional;

/**
 * Which Droplets the page lists, and in which order, as its address names it.
 *
 * @param query which Droplets
 * @param order how they are put in order on the page, absent for DigitalOcean's order
 */
public record Listing(DropletQuery query, Optional<DropletOrder> order) {

  static final int DEFAULT_PER_PAGE = 50;

  /** All standard Droplets. */
  public static final Listing DEFAULT =
      new Listing(
          new DropletQuery(DropletType.DROPLETS, "", "", 1, DEFAULT_PER_PAGE), Optional.empty());

  /** The scope that a failed call for it is likely to lack; a filter by tag takes one more. */
  public String missingScope() {
    return query.tag().isEmpty() ? "droplet:read" : "droplet:read and tag:read";
  }

  Listing withPage(int number) {
    return new Listing(query.withPage(number), order);
  }

  Listing withPerPage(int perPage) {
    return with(query.type(), query.name(), query.tag(), perPage);
  }

  Listing withOrder(Optional<DropletOrder> newOrder) {
    return new Listing(query, newOrder);
  }

  /** Another type, the same name; a tag cannot be combined with GPU Droplets. */
  Listing withType(DropletType type) {
    return with(type, query.name(), type == DropletType.GPUS ? "" : query.tag(), query.perPage());
  }

  /** Standard Droplets that have a tag. */
  Listing withTag(String tag) {
    return with(DropletType.DROPLETS, "", tag, query.perPage());
  }

  Listing withoutFilter() {
    return with(query.type(), "", "", query.perPage());
  }

  /** Other Droplets or other pages: from the first page. */
  private Listing with(DropletType type, String name, String tag, int perPage) {
    return new Listing(new DropletQuery(type, name, tag, 1, perPage), order);
  }
}
