package droplets.web.listing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tags on one page, each with its link. Many Droplets share a tag; its link is made once. */
final class TagLinks {

  private final Listing listing;
  private final Map<String, Tag> made = new HashMap<>();

  /** Links that keep what they can of a listing: its type, its order and its size of a page. */
  TagLinks(Listing listing) {
    this.listing = listing;
  }

  List<Tag> of(List<String> tags) {
    return tags.stream().map(tag -> made.computeIfAbsent(tag, this::link)).toList();
  }

  /** A blank or overlong tag gets no link: no address can name it. */
  private Tag link(String tag) {
    Listing tagged = listing.withTag(tag);
    String query = ListingParameters.query(tagged);
    boolean isUsable = ListingParameters.parse(query).filter(tagged::equals).isPresent();
    return new Tag(tag, isUsable ? query : "");
  }
}
