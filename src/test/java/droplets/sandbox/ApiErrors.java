package droplets.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the errors of the API, in the words of the documentation or of the gateway in front. */
record ApiErrors(Supplier<SandboxOptions> options, JsonBytes json) {
  Reply unauthorized() {
    return gateway()
        ? error(401, "Unauthorized", "Unable to authenticate you")
        : error(401, "unauthorized", "Unable to authenticate you.");
  }

  Reply forbidden() {
    return gateway()
        ? error(403, "Forbidden", "You are not authorized to perform this operation")
        : error(403, "forbidden", "You do not have permission to perform this action.");
  }

  Reply notFound() {
    return error(404, "not_found", "The resource you requested could not be found.");
  }

  Reply methodNotAllowed(String allowed) {
    return error(405, "method_not_allowed", "The method is not allowed here.")
        .with("allow", allowed);
  }

  Reply misdirected() {
    return error(421, "misdirected_request", "The sandbox answers to loopback names only.");
  }

  /** Its body names the request too, as the documented example does. */
  Reply unprocessable(ReceivedRequest request) {
    return error(
        422,
        "unprocessable_entity",
        "request payload validation failed",
        Optional.of(request.requestId()));
  }

  /** With {@code retry-after} this is the limit per minute, without it the limit per hour. */
  Reply tooManyRequests() {
    SandboxOptions current = options.get();
    Reply reply =
        gateway()
            ? error(429, "Too Many Requests", "Too many requests")
            : error(429, "too_many_requests", "API rate limit exceeded.");
    long reset = current.clock().instant().plus(current.rateLimitReset()).getEpochSecond();
    Reply limited =
        reply
            .with("ratelimit-limit", String.valueOf(RateWindow.LIMIT))
            .with("ratelimit-remaining", "0")
            .with("ratelimit-reset", String.valueOf(reset));
    Optional<String> seconds = current.retryAfter().map(Duration::toSeconds).map(String::valueOf);
    return seconds.map(value -> limited.with("retry-after", value)).orElse(limited);
  }

  /** Its body names the request too. */
  Reply serverError(ReceivedRequest request) {
    return error(
        500, "server_error", "Unexpected server-side error", Optional.of(request.requestId()));
  }

  private boolean gateway() {
    return options.get().gatewayErrors();
  }

  private Reply error(int status, String id, String message) {
    return error(status, id, message, Optional.empty());
  }

  private Reply error(int status, String id, String message, Optional<String> requestId) {
    byte[] body =
        json.write(
            generator -> {
              generator.writeStartObject().write("id", id).write("message", message);
              requestId.ifPresent(value -> generator.write("request_id", value));
              generator.writeEnd();
            });
    return Reply.json(status, body);
  }
}
