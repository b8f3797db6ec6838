package droplets.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it arrived at the sandbox.
 *
 * @param number counts the arrivals of one sandbox, from 1
 * @param requestId what the answer carries as {@code x-request-id}
 * @param rawQuery the query as sent, empty where there was none
 * @param headers looked up without regard to case
 * @param form the parameters of a form body, empty for any other body
 * @param remotePort the port of the caller: equal ports mean a connection used again
 */
public record ReceivedRequest(
    long number,
    String requestId,
    String method,
    String path,
    String rawQuery,
    Map<String, List<String>> headers,
    Map<String, List<String>> form,
    int remotePort) {

  /** The parameters of the query. */
  public Map<String, List<String>> query() {
    return FormData.parse(rawQuery);
  }

  /** The first header of that name, in upper or lower case. */
  public Optional<String> header(String name) {
    return first(headers, name);
  }

  /** The first form parameter of that name. */
  public Optional<String> formParameter(String name) {
    return first(form, name);
  }

  /** The first query parameter of that name. */
  public Optional<String> queryParameter(String name) {
    return first(query(), name);
  }

  /** The parameter of that name from the body or else from the query, where it is not blank. */
  Optional<String> parameter(String name) {
    return formParameter(name).or(() -> queryParameter(name)).filter(value -> !value.isBlank());
  }

  /** The token of an {@code Authorization: Bearer} header. */
  public Optional<String> bearer() {
    return header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip());
  }

  private static Optional<String> first(Map<String, List<String>> values, String name) {
    List<String> found = values.getOrDefault(name, List.of());
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }
}
