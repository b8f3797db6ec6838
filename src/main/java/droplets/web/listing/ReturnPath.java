package droplets.web.listing;

import droplets.web.page.Route;
import java.util.Optional;

/**
 * The page to show after connecting: a listing or one Droplet. The path is always composed here,
 * never copied from a request.
 *
 * @param path where it is, relative to the context path
 */
public record ReturnPath(String path) {

  private static final String LISTING = Route.DROPLETS.path() + "?";

  /** The page for a person who asked for no other. */
  public static final ReturnPath DEFAULT = of(Listing.DEFAULT);

  static ReturnPath of(Listing listing) {
    String query = ListingParameters.query(listing);
    return new ReturnPath(Route.DROPLETS.path() + (query.isEmpty() ? "" : "?" + query));
  }

  static ReturnPath ofDroplet(long id) {
    return new ReturnPath(Route.DROPLET.path() + id);
  }

  /** The page of which this is the path, or absent if it is none of those. */
  public static Optional<ReturnPath> parse(String path) {
    if (path.equals(Route.DROPLETS.path())) {
      return Optional.of(DEFAULT);
    }
    if (path.startsWith(LISTING)) {
      return ListingParameters.parse(path.substring(LISTING.length())).map(ReturnPath::of);
    }
    if (path.startsWith(Route.DROPLET.path())) {
      return DropletId.parse(path.substring(Route.DROPLET.path().length())).stream()
          .mapToObj(ReturnPath::ofDroplet)
          .findFirst();
    }
    return Optional.empty();
  }
}
