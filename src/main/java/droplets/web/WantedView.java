package droplets.web;

import java.util.Optional;

/**
 * A page that somebody asked for before connecting, and is led to afterwards. There are two kinds:
 * a view of the Droplets page, and a Droplet's own page. Whatever it was read from, the path is
 * composed here.
 *
 * @param path where it is, relative to the context path
 */
record WantedView(String path) {

  /** All Droplets, where everybody is led who asked for nothing else. */
  static final WantedView DEFAULT = of(DropletsView.DEFAULT);

  static WantedView of(DropletsView view) {
    String query = DropletsParameters.query(view);
    return new WantedView(Routes.DROPLETS + (query.isEmpty() ? "" : "?" + query));
  }

  static WantedView ofDroplet(long id) {
    return new WantedView(Routes.DROPLETS + "/" + id);
  }

  /** The page of which this is the path, or absent if it is none of those. */
  static Optional<WantedView> parse(String path) {
    if (path.equals(Routes.DROPLETS)) {
      return Optional.of(DEFAULT);
    }
    if (path.startsWith(Routes.DROPLETS + "?")) {
      return DropletsParameters.parse(path.substring(Routes.DROPLETS.length() + 1))
          .map(WantedView::of);
    }
    if (path.startsWith(Routes.DROPLETS + "/")) {
      return DropletId.parse(path.substring(Routes.DROPLETS.length() + 1)).stream()
          .mapToObj(WantedView::ofDroplet)
          .findFirst();
    }
    return Optional.empty();
  }

  boolean isDefault() {
    return equals(DEFAULT);
  }
}
