package droplets.web.listing;

import droplets.web.page.Html;

/**
 * A tag with the way to the Droplets of the same type that have it. Both texts have been escaped: a
 * view writes it as it writes {@link DropletRow}.
 */
public final class Tag {

  private final String name;
  private final String query;

  Tag(String name, String query) {
    this.name = Html.escaped(name);
    this.query = Html.escaped(query);
  }

  /** The tag. */
  public String getName() {
    return name;
  }

  /** The query of the listing, or empty if no address can name the tag. */
  public String getQuery() {
    return query;
  }
}
