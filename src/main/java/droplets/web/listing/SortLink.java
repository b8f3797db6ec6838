package droplets.web.listing;

/**
 * The link in a column's heading.
 *
 * @param query the query of the page in that order; the other way round if it is in that already
 * @param direction the way it is in order now, {@code ascending} or {@code descending}; else empty
 */
public record SortLink(String query, String direction) {}
