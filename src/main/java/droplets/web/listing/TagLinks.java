package droplets.web.listing;

import java.util.ArrayList;
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
    List<Tag> linked = new ArrayList<>(tags.size());
    for (String tag : tags) {
      linked.add(made.computeIfAbsent(tag, this::link));
    }
    return linked;
  }

  /** A tag that no address can name gets no link. A parameter loses the white space around it. */
  private Tag link(String tag) {
    boolean isUsable = ListingParameters.isFilter(tag) && tag.equals(tag.strip());
    return new Tag(tag, isUsable ? ListingParameters.query(listing.withTag(tag)) : "");
  }
}
