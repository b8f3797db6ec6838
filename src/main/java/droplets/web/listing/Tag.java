package droplets.web.listing;

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
}
