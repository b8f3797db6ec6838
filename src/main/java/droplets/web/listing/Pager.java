package droplets.web.listing;

import droplets.digitalocean.DropletPage;
import droplets.digitalocean.DropletQuery;
import droplets.web.page.EnglishFormat;

/**
 * The place of a page in its list, and the queries of the other pages; null if there is no such
 * page.
 */
public final class Pager {

  private final DropletPage page;
  private final Listing listing;
  private final int number;
  private final int last;

  Pager(DropletPage page, Listing listing) {
    this.page = page;
    this.listing = listing;
    this.number = listing.query().page();
    this.last = last(page, listing.query().perPage());
  }

  /** The number of the last page, or 0 if it is not known. */
  private static int last(DropletPage page, int perPage) {
    long total = page.total().orElse(0);
    // DropletQuery does not accept a higher page number.
    return total <= (long) DropletQuery.MAX_PAGE * perPage
        ? (int) ((total + perPage - 1) / perPage)
        : 0;
  }

  /** Whether there are Droplets, but none on this page. */
  public boolean isPastEnd() {
    return page.droplets().isEmpty() && number > 1 && page.total().orElse(1) > 0;
  }

  /** Whether there are Droplets on other pages too. */
  public boolean isOneOfMany() {
    return getPrevious() != null || getNext() != null;
  }

  /** Such as "Page 30 of 62"; without the second number where it is not known. */
  public String getPlace() {
    String place = "Page " + EnglishFormat.number(number);
    return last >= number ? place + " of " + EnglishFormat.number(last) : place;
  }

  /** The first page, null on it. */
  public String getFirst() {
    return number > 1 ? query(1) : null;
  }

  /** The page before. */
  public String getPrevious() {
    return isPastEnd() || number == 1 ? null : query(number - 1);
  }

  /** The page after. */
  public String getNext() {
    return page.hasMore() ? query(number + 1) : null;
  }

  /** The last page, null on it or if it is not known. */
  public String getLast() {
    return last > 0 && last != number ? query(last) : null;
  }

  private String query(int other) {
    return ListingParameters.query(listing.withPage(other));
  }
}
