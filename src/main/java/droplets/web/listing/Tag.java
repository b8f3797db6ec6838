package droplets.web.listing;

import droplets.web.page.Html;

/** A tag with the way to the Droplets of the same type that have it. */
public final class Tag {

  private final String name;
  private final String query;

  Tag(String name, String query) {
    this.name = name;
    this.query = query;
  }

  /** The tag. */
  public String getName() {
    return name;
  }

  /** The query of the listing, or empty if no address can name the tag. */
  public String getQuery() {
    return query;
  }

  /** Whether an address can name the tag. */
  boolean isLinked() {
    return !query.isEmpty();
  }

  /** The tag for the list, which reads it as it reads {@link DropletRow}. */
  public String getNameHtml() {
    return Html.escaped(name);
  }

  /** The query for the list. */
  public String getQueryHtml() {
    return Html.escaped(query);
  }
}
