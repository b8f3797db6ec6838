package droplets.digitalocean;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One HTTP call to DigitalOcean, with {@code $NAMES} in place of all secrets: it may be shown and
 * logged.
 *
 * @param operation the purpose
 * @param method the HTTP method
 * @param uri the address, which never holds a secret
 * @param headers the request's headers that matter
 * @param form the request's form parameters, empty for a GET
 * @param startedAt when the call began
 * @param took how long the call took
 * @param status the answer's status, or 0 if there was no answer
 * @param answerHeaders the answer's headers that matter
 * @param answer the fields of the answer that may be shown
 * @param failure why the call failed; absent if it did not
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
