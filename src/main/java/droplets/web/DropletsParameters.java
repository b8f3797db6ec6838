package droplets.web;

import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Droplets page's parameters: from a query to a {@link DropletQuery} and back. */
final class DropletsParameters {

  static final int DEFAULT_PER_PAGE = 50;

  /** No name and no tag at DigitalOcean is longer. */
  private static final int LONGEST_FILTER = 255;

  private DropletsParameters() {}

  /** What is asked for, or absent if DigitalOcean could not answer it. */
  static Optional<DropletQuery> parse(String query) {
    return QueryParameters.parse(query).flatMap(DropletsParameters::read);
  }

  private static Optional<DropletQuery> read(QueryParameters parameters) {
    Optional<Integer> page = number(parameters.get("page"), 1, DropletQuery.MAX_PAGE);
    Optional<Integer> perPage =
        number(parameters.get("per_page"), DEFAULT_PER_PAGE, DropletQuery.MAX_PER_PAGE);
    Optional<DropletType> type = type(parameters.get("type"));
    String name = parameters.get("name");
    String tag = parameters.get("tag");
    if (name.length() > LONGEST_FILTER || tag.length() > LONGEST_FILTER) {
      return Optional.empty();
    }
    if (page.isEmpty() || perPage.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    if (!tag.isEmpty() && (!name.isEmpty() || type.get() == DropletType.GPUS)) {
      return Optional.empty();
    }
    return Optional.of(new DropletQuery(type.get(), name, tag, page.get(), perPage.get()));
  }

  /** The query that leads to a view, empty for the first page of everything. */
  static String query(DropletQuery view) {
    List<String> parameters = new ArrayList<>();
    if (view.type() != DropletType.DROPLETS) {
      parameters.add("type=" + view.type().parameter());
    }
    if (!view.name().isEmpty()) {
      parameters.add("name=" + URLEncoder.encode(view.name(), StandardCharsets.UTF_8));
    }
    if (!view.tag().isEmpty()) {
      parameters.add("tag=" + URLEncoder.encode(view.tag(), StandardCharsets.UTF_8));
    }
    if (view.perPage() != DEFAULT_PER_PAGE) {
      parameters.add("per_page=" + view.perPage());
    }
    if (view.page() != 1) {
      parameters.add("page=" + view.page());
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
