package droplets.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The parameters of {@code GET /v2/droplets}. */
record ListParameters(
    int page, int perPage, Optional<String> name, Optional<String> tagName, Optional<String> type) {
  private static final int MOST_PER_PAGE = 200;

  /** The parameters of a request; empty if the API would not accept them. */
  static Optional<ListParameters> of(ReceivedRequest request) {
    Optional<Integer> page = number(request, "page", 1);
    Optional<Integer> perPage = number(request, "per_page", 20);
    ListParameters query =
        new ListParameters(
            page.orElse(0),
            perPage.orElse(0),
            request.queryParameter("name"),
            request.queryParameter("tag_name"),
            request.queryParameter("type"));
    return query.isAcceptable() ? Optional.of(query) : Optional.empty();
  }

  private static Optional<Integer> number(ReceivedRequest request, String name, int otherwise) {
    try {
      return request.queryParameter(name).map(Integer::valueOf).or(() -> Optional.of(otherwise));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean isAcceptable() {
    boolean typeIsKnown = type.isEmpty() || List.of("droplets", "gpus").contains(type.get());
    boolean tagIsAlone = tagName.isEmpty() || (name.isEmpty() && type.isEmpty());
    return page >= 1 && perPage >= 1 && perPage <= MOST_PER_PAGE && typeIsKnown && tagIsAlone;
  }

  /** The default list leaves GPU Droplets out. */
  Predicate<InventedDroplet> filter() {
    boolean gpus = type.filter("gpus"::equals).isPresent();
    return droplet ->
        droplet.hasGpu() == gpus
            && (name.isEmpty() || name.get().equalsIgnoreCase(droplet.name()))
            && (tagName.isEmpty() || droplet.tags().contains(tagName.get()));
  }

  int lastPage(int total) {
    return Math.max(1, (total + perPage - 1) / perPage);
  }

  /** The query string of another page of the same list. */
  String ofPage(int other) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("page", String.valueOf(other));
    parameters.put("per_page", String.valueOf(perPage));
    name.ifPresent(value -> parameters.put("name", value));
    tagName.ifPresent(value -> parameters.put("tag_name", value));
    type.ifPresent(value -> parameters.put("type", value));
    return FormData.write(parameters);
  }
}
