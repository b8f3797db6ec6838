package droplets.web.listing;

/**
 * The ways to the other pages of a list, as queries; each is null where there is none.
 *
 * @param first the first page, null on it
 * @param previous the page before
 * @param next the page after
 * @param last the last page, null on it or if it is not known
 */
public record Pager(String first, String previous, String next, String last) {

  /** Whether there are other pages. */
  public boolean hasOthers() {
    return previous != null || next != null;
  }
}
