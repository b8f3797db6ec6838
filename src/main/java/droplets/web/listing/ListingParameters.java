package droplets.web.listing;

import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.web.page.QueryParameters;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Droplets page's parameters: from a query to a {@link Listing} and back. */
public final class ListingParameters {

  /** No name and no tag at DigitalOcean is longer. */
  private static final int LONGEST_FILTER = 255;

  private ListingParameters() {}

  /** What is asked for, or absent if DigitalOcean could not answer it. */
  public static Optional<Listing> parse(String query) {
    return QueryParameters.parse(query).flatMap(ListingParameters::read);
  }

  private static Optional<Listing> read(QueryParameters parameters) {
    Optional<Integer> page = number(parameters.get("page"), 1, DropletQuery.MAX_PAGE);
    Optional<Integer> perPage =
        number(parameters.get("per_page"), Listing.DEFAULT_PER_PAGE, DropletQuery.MAX_PER_PAGE);
    Optional<DropletType> type = type(parameters.get("type"));
    String name = parameters.get("name");
    String tag = parameters.get("tag");
    String sort = parameters.get("sort");
    Optional<DropletOrder> order = DropletOrder.of(sort);
    if (!isFilter(name) || !isFilter(tag)) {
      return Optional.empty();
    }
    if (page.isEmpty()
        || perPage.isEmpty()
        || type.isEmpty()
        || order.isEmpty() && !sort.isEmpty()) {
      return Optional.empty();
    }
    if (!tag.isEmpty() && (!name.isEmpty() || type.get() == DropletType.GPUS)) {
      return Optional.empty();
    }
    return Optional.of(
        new Listing(new DropletQuery(type.get(), name, tag, page.get(), perPage.get()), order));
  }

  /** No name and no tag has a control character, and none is longer. */
  private static boolean isFilter(String text) {
    return text.length() <= LONGEST_FILTER && text.chars().noneMatch(Character::isISOControl);
  }

  /** The query that leads to a view, empty for the first page of everything. */
  static String query(Listing view) {
    DropletQuery asked = view.query();
    List<String> parameters = new ArrayList<>();
    if (asked.type() != DropletType.DROPLETS) {
      parameters.add("type=" + asked.type().parameter());
    }
    if (!asked.name().isEmpty()) {
      parameters.add("name=" + URLEncoder.encode(asked.name(), StandardCharsets.UTF_8));
    }
    if (!asked.tag().isEmpty()) {
      parameters.add("tag=" + URLEncoder.encode(asked.tag(), StandardCharsets.UTF_8));
    }
    view.order().ifPresent(order -> parameters.add("sort=" + order.parameter()));
    if (asked.perPage() != Listing.DEFAULT_PER_PAGE) {
      parameters.add("per_page=" + asked.perPage());
    }
    if (asked.page() != 1) {
      parameters.add("page=" + asked.page());
    }
    return String.join("&", parameters);
  }

  private static Optional<DropletType> type(String text) {
    if (text.isEmpty()) {
      return Optional.of(DropletType.DROPLETS);
    }
    for (DropletType type : DropletType.values()) {
      if (type.parameter().equals(text)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** A whole number held between 1 and the most; the standard where there is none. */
  private static Optional<Integer> number(String text, int standard, int most) {
    if (text.isEmpty()) {
      return Optional.of(standard);
    }
    if (!text.matches("[+-]?[0-9]+")) {
      return Optional.empty();
    }
    BigInteger number = new BigInteger(text);
    return Optional.of(number.max(BigInteger.ONE).min(BigInteger.valueOf(most)).intValue());
  }
}
