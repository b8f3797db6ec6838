package droplets.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** An answer the sandbox has decided on, before it is written to a connection. */
record Reply(
    int status, Map<String, String> headers, byte[] body, Duration delay, Delivery delivery) {
  /** How much of an answer is written. */
  enum Delivery {
    WHOLE,
    CUT_OFF,
    DROPPED
  }

  Reply {
    headers = Map.copyOf(headers);
  }

  static Reply of(int status, String contentType, byte[] body) {
    Map<String, String> headers = Map.of("content-type", contentType, "cache-control", "no-store");
    return new Reply(status, headers, body, Duration.ZERO, Delivery.WHOLE);
  }

  static Reply json(int status, byte[] body) {
    return of(status, "application/json; charset=utf-8", body);
  }

  static Reply html(int status, String body) {
    return of(status, "text/html; charset=utf-8", body.getBytes(UTF_8));
  }

  static Reply redirect(int status, String location) {
    return of(status, "text/plain; charset=utf-8", new byte[0]).with("location", location);
  }

  Reply with(String name, String value) {
    Map<String, String> changed = new TreeMap<>(headers);
    changed.put(name, value);
    return new Reply(status, changed, body, delay, delivery);
  }

  Reply after(Duration later) {
    return new Reply(status, headers, body, later, delivery);
  }

  Reply delivered(Delivery changed) {
    return new Reply(status, headers, body, delay, changed);
  }
}
