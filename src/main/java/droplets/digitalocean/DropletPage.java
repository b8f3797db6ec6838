package droplets.digitalocean;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One page of a list of Droplets.
 *
 * @param droplets the Droplets in DigitalOcean's order
 * @param total how many Droplets all pages hold together; absent if DigitalOcean does not say
 * @param number the number of this page, from 1
 * @param hasMore whether a page follows
 * @param rateLimit how many calls are left; absent if DigitalOcean does not say
 */
public record DropletPage(
    List<Droplet> droplets,
    OptionalLong total,
    int number,
    boolean hasMore,
    Optional<RateLimit> rateLimit) {

  /** Copies the list. */
  public DropletPage {
    droplets = List.copyOf(droplets);
  }
}
