package droplets.web.page;

import droplets.digitalocean.FormEncoding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a query, read strictly: they must be encoded in UTF-8, and each name may stand
 * once. Containers treat a malformed query in different ways (they guess, drop a part, or answer
 * 400 or 500), so the application reads the query itself.
 */
public final class QueryParameters {

  private final Map<String, String> values;

  private QueryParameters(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads a query.
   *
   * @param query the query as it came, not decoded; null if there was none
   * @return the parameters, or absent if the query is malformed or has a parameter twice
   */
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

  /** Returns a parameter's value without white space around it; empty if it is missing. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }
}
