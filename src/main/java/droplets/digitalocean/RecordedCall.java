package droplets.digitalocean;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One HTTP call to DigitalOcean as it went, with {@code $NAMES} in place of all secrets: fit to be
 * logged and shown.
 *
 * @param operation the purpose
 * @param method the HTTP method
 * @param uri the address; there never is a secret in it
 * @param headers the request's headers that matter
 * @param form the request's form parameters, empty for a GET
 * @param startedAt when it was sent
 * @param took how long it took
 * @param status the answer's status, or 0 if there was none
 * @param answerHeaders the answer's headers that matter
 * @param answer the fields of the answer that are told
 * @param failure why it failed; absent if it did not
 */
public record RecordedCall(
    Operation operation,
    String method,
    URI uri,
    List<NamedValue> headers,
    List<NamedValue> form,
    Instant startedAt,
    Duration took,
    int status,
    List<NamedValue> answerHeaders,
    List<NamedValue> answer,
    Optional<DigitalOceanException> failure) {

  /** Copies the lists. */
  public RecordedCall {
    headers = List.copyOf(headers);
    form = List.copyOf(form);
    answerHeaders = List.copyOf(answerHeaders);
    answer = List.copyOf(answer);
  }
}
