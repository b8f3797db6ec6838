package droplets.web.listing;

import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.digitalocean.NamedValue;
import droplets.web.page.QueryParameters;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Droplets page's parameters: from a query to a {@link Listing} and back. */
public final class ListingParameters {

  /** No name and no tag at DigitalOcean is longer. */
  private static final int LONGEST_FILTER = 255;

  /** GPU Droplets of the page that have a tag. */
  private static final String GPU_TAG = "tagged";

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");

  private ListingParameters() {}

  /** Parses a query; absent if DigitalOcean could not answer it. */
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
    String gpuTag = parameters.get(GPU_TAG);
    String sort = parameters.get("sort");
    Optional<DropletOrder> order = DropletOrder.of(sort);
    if (!isFilter(name) || !isFilter(tag) || !isFilter(gpuTag)) {
      return Optional.empty();
    }
    if (page.isEmpty()
        || perPage.isEmpty()
        || type.isEmpty()
        || order.isEmpty() && !sort.isEmpty()) {
      return Optional.empty();
    }
    boolean isGpus = type.get() == DropletType.GPUS;
    if (!tag.isEmpty() && (!name.isEmpty() || isGpus)) {
      return Optional.empty();
    }
    if (!gpuTag.isEmpty()) {
      return isGpus && name.isEmpty()
          ? Optional.of(Listing.gpusTagged(gpuTag, page.get(), order))
          : Optional.empty();
    }
    return Optional.of(
        new Listing(new DropletQuery(type.get(), name, tag, page.get(), perPage.get()), "", order));
  }

  /** Whether a text can be a name or a tag: not too long, no control character. */
  static boolean isFilter(String text) {
    return text.length() <= LONGEST_FILTER && text.chars().noneMatch(ListingParameters::isNoText);
  }

  /** A control character, or one that Unicode says is none (U+FFFE, U+FFFF). */
  private static boolean isNoText(int c) {
    return Character.isISOControl(c) || c == 0xFFFE || c == 0xFFFF;
  }

  /** The query that leads to a listing, empty for the first page of everything. */
  static String query(Listing listing) {
    StringBuilder query = new StringBuilder();
    for (NamedValue parameter : of(listing)) {
      query
          .append(query.isEmpty() ? "" : "&")
          .append(parameter.name())
          .append('=')
          .append(URLEncoder.encode(parameter.value(), StandardCharsets.UTF_8));
    }
    return query.toString();
  }

  /** The parameters of a listing that are not the default, as a form sends them. */
  static List<NamedValue> of(Listing listing) {
    DropletQuery asked = listing.query();
    List<NamedValue> parameters = new ArrayList<>();
    if (listing.isGpus()) {
      parameters.add(new NamedValue("type", asked.type().parameter()));
    }
    if (!asked.name().isEmpty()) {
      parameters.add(new NamedValue("name", asked.name()));
    }
    if (!listing.tag().isEmpty()) {
      parameters.add(new NamedValue(tagName(listing.isGpus()), listing.tag()));
    }
    listing.order().ifPresent(order -> parameters.add(new NamedValue("sort", order.parameter())));
    if (listing.gpuTag().isEmpty() && asked.perPage() != Listing.DEFAULT_PER_PAGE) {
      parameters.add(new NamedValue("per_page", Integer.toString(asked.perPage())));
    }
    if (asked.page() != 1) {
      parameters.add(new NamedValue("page", Integer.toString(asked.page())));
    }
    return parameters;
  }

  /** The name of the parameter that filters by a tag: {@code tag} is what DigitalOcean can do. */
  static String tagName(boolean isGpus) {
    return isGpus ? GPU_TAG : "tag";
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

  /**
   * A whole number, moved into the range from 1 to the most; the default if the text is empty,
   * absent if it is no number.
   */
  private static Optional<Integer> number(String text, int standard, int most) {
    if (text.isEmpty()) {
      return Optional.of(standard);
    }
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    BigInteger number = new BigInteger(text);
    return Optional.of(number.max(BigInteger.ONE).min(BigInteger.valueOf(most)).intValue());
  }
}
