package droplets.digitalocean;

import java.time.Duration;
import java.util.Optional;

/**
 * DigitalOcean answered with an error status: the API with any status from 400, the authorization
 * server with 429 or 5xx, or something in front of it with 403. Decide by the status, because the
 * ids vary.
 *
 * @see <a href="https://docs.digitalocean.com/reference/api/">DigitalOcean API</a>
 */
public final class ApiException extends DigitalOceanException {

  private static final long serialVersionUID = 1L;

  private final String id;
  private final String description;
  private final Duration retryAfter;

  ApiException(
      String call,
      int status,
      String id,
      String description,
      String requestId,
      Optional<Duration> retryAfter) {
    super(call + " was answered with status " + status, status, requestId, null);
    this.id = id;
    this.description = description;
    this.retryAfter = retryAfter.orElse(null);
  }

  @Override
  public boolean isFromDigitalOcean() {
    return !id.isEmpty() && !description.isEmpty();
  }

  @Override
  public FailureReason reason() {
    return FailureReason.ofStatus(status(), isFromDigitalOcean());
  }

  /** DigitalOcean's word for the error, such as {@code forbidden}, or empty. */
  public String id() {
    return id;
  }

  /** DigitalOcean's text about the error, or empty. Foreign text: do not show or log it. */
  public String description() {
    return description;
  }

  /** How long to wait before trying again, from 1 s to 1 h; always present for 429. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
