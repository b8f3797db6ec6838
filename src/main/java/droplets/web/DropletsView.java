package droplets.web;

import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import java.util.Optional;

/**
 * A view of the Droplets page, as its address names it.
 *
 * @param query which Droplets
 * @param order how they are put in order on the page, absent for DigitalOcean's order
 */
record DropletsView(DropletQuery query, Optional<DropletOrder> order) {

  static final int DEFAULT_PER_PAGE = 50;

  /** All standard Droplets. */
  static final DropletsView DEFAULT =
      new DropletsView(
          new DropletQuery(DropletType.DROPLETS, "", "", 1, DEFAULT_PER_PAGE), Optional.empty());

  DropletsView withPage(int number) {
    return new DropletsView(query.withPage(number), order);
  }

  DropletsView withPerPage(int perPage) {
    return with(query.type(), query.name(), query.tag(), perPage);
  }

  DropletsView withOrder(Optional<DropletOrder> newOrder) {
    return new DropletsView(query, newOrder);
  }

  /** Another type, the same name; a tag cannot be combined with GPU Droplets. */
  DropletsView withType(DropletType type) {
    return with(type, query.name(), type == DropletType.GPUS ? "" : query.tag(), query.perPage());
  }

  /** Standard Droplets that have a tag. */
  DropletsView withTag(String tag) {
    return with(DropletType.DROPLETS, "", tag, query.perPage());
  }

  DropletsView withoutFilter() {
    return with(query.type(), "", "", query.perPage());
  }

  /** Other Droplets or other pages: from the first page. */
  private DropletsView with(DropletType type, String name, String tag, int perPage) {
    return new DropletsView(new DropletQuery(type, name, tag, 1, perPage), order);
  }
}
