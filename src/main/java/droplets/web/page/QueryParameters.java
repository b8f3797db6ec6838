package droplets.web.page;

import droplets.digitalocean.FormEncoding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a query. Containers differ in what they do with a query that makes no sense
 * (guess, drop, answer 400 or 500), so it is read here, strictly: UTF-8, and each name once.
 */
public final class QueryParameters {

  private final Map<String, String> values;

  private QueryParameters(Map<String, String> values) {
    this.values = values;
  }

  /** Parameters, or absent if the query is malformed or has a parameter twice. */
  public static Optional<QueryParameters> parse(String query) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      Optional<String> name = FormEncoding.decode(equals < 0 ? pair : pair.substring(0, equals));
      Optional<String> value = FormEncoding.decode(equals < 0 ? "" : pair.substring(equals + 1));
      if (name.isEmpty()
          || value.isEmpty()
          || values.put(name.get(), value.get().strip()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new QueryParameters(values));
  }

  /** The value without white space around it, or empty. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }
}
