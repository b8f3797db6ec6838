package droplets.web.listing;

import droplets.digitalocean.Droplet;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import java.util.List;
import java.util.Optional;

/**
 * Which Droplets the page lists, and in which order, as its address names it.
 *
 * @param query what DigitalOcean is asked for
 * @param gpuTag the tag of the GPU Droplets that are shown, empty for all. DigitalOcean cannot
 *     filter GPU Droplets by a tag, so those of its page that have the tag are chosen here
 * @param order how they are put in order on the page, absent for DigitalOcean's order
 */
public record Listing(DropletQuery query, String gpuTag, Optional<DropletOrder> order) {

  static final int DEFAULT_PER_PAGE = 50;

  /** All standard Droplets. */
  public static final Listing DEFAULT =
      of(new DropletQuery(DropletType.DROPLETS, "", "", 1, DEFAULT_PER_PAGE));

  static Listing of(DropletQuery query) {
    return new Listing(query, "", Optional.empty());
  }

  /**
   * GPU Droplets with a tag. DigitalOcean is asked for as many as one call can fetch, so that
   * hardly ever another page has more of them.
   */
  static Listing gpusTagged(String tag, int page, Optional<DropletOrder> order) {
    int most = DropletQuery.MAX_PER_PAGE;
    return new Listing(new DropletQuery(DropletType.GPUS, "", "", page, most), tag, order);
  }

  /** The scope that is probably missing if the call gets a 403; a filter by tag needs one more. */
  public String missingScope() {
    return query.tag().isEmpty() ? "droplet:read" : "droplet:read and tag:read";
  }

  boolean isGpus() {
    return query.type() == DropletType.GPUS;
  }

  /** The tag that standard or GPU Droplets are filtered by, or empty. */
  String tag() {
    return query.tag() + gpuTag;
  }

  boolean isFiltered() {
    return !query.name().isEmpty() || !tag().isEmpty();
  }

  /** The Droplets of a page that this listing shows, in the order of this listing. */
  List<Droplet> shown(List<Droplet> page) {
    List<Droplet> chosen = gpuTag.isEmpty() ? page : page.stream().filter(this::shows).toList();
    return order.map(known -> known.sorted(chosen)).orElse(chosen);
  }

  /** Whether a Droplet that DigitalOcean returned is one of those that are shown. */
  public boolean shows(Droplet droplet) {
    return gpuTag.isEmpty() || droplet.tags().contains(gpuTag);
  }

  /** How many Droplets make a page; one of GPU Droplets with a tag is as large as can be. */
  private int perPage() {
    return gpuTag.isEmpty() ? query.perPage() : DEFAULT_PER_PAGE;
  }

  Listing withPage(int number) {
    return new Listing(query.withPage(number), gpuTag, order);
  }

  Listing withPerPage(int perPage) {
    return with(query.type(), query.name(), tag(), perPage);
  }

  Listing withOrder(Optional<DropletOrder> newOrder) {
    return new Listing(query, gpuTag, newOrder);
  }

  /** The same listing of Droplets of another type, from its first page. */
  Listing withType(DropletType type) {
    return with(type, query.name(), tag(), perPage());
  }

  Listing withTag(String tag) {
    return with(query.type(), "", tag, perPage());
  }

  Listing withoutFilter() {
    return with(query.type(), "", "", perPage());
  }

  /** Other Droplets or other pages, from the first page. */
  private Listing with(DropletType type, String name, String tag, int perPage) {
    return type == DropletType.GPUS && !tag.isEmpty()
        ? gpusTagged(tag, 1, order)
        : new Listing(new DropletQuery(type, name, tag, 1, perPage), "", order);
  }
}
