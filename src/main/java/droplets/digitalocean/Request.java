package droplets.digitalocean;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request to DigitalOcean: a GET, or a POST when it has a form.
 *
 * @param operation the purpose
 * @param uri the address; there is no secret in it
 * @param accessToken sent as Bearer (RFC 6750 section 2.1) unless empty
 * @param form the form parameters of a POST
 * @param limit how long the whole call may take
 */
record Request(
    Operation operation, URI uri, String accessToken, List<Parameter> form, Duration limit) {

  /** Refuses a token that fits into no header. The JDK does so too, but its message tells it. */
  Request {
    if (!accessToken.matches("[\\x21-\\x7E]*")) {
      throw new IllegalArgumentException("the access token has a character that no token has");
    }
  }

  /**
   * A form parameter.
   *
   * @param placeholder the text to show in place of a secret value; empty for another value
   */
  record Parameter(String name, String value, String placeholder) {

    static Parameter open(String name, String value) {
      return new Parameter(name, value, "");
    }

    static Parameter secret(String name, String value, String placeholder) {
      return new Parameter(name, value, placeholder);
    }

    NamedValue shown() {
      return new NamedValue(name, placeholder.isEmpty() ? value : placeholder);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  String method() {
    return form.isEmpty() ? "GET" : "POST";
  }

  /** The method and the path, to name the call in an exception. */
  String name() {
    return method() + " " + uri.getRawPath();
  }

  /** The headers that matter, fit to be shown. */
  List<NamedValue> shownHeaders() {
    List<NamedValue> headers = new ArrayList<>();
    headers.add(new NamedValue("Accept", "application/json"));
    if (!accessToken.isEmpty()) {
      headers.add(new NamedValue("Authorization", "Bearer $ACCESS_TOKEN"));
    }
    if (!form.isEmpty()) {
      headers.add(new NamedValue("Content-Type", "application/x-www-form-urlencoded"));
    }
    return headers;
  }

  byte[] body() {
    return form.stream()
        .map(
            parameter ->
                FormEncoding.encode(parameter.name())
                    + "="
                    + FormEncoding.encode(parameter.value()))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** An address with a query. */
  static URI uri(URI base, String path, List<NamedValue> query) {
    String parameters =
        query.stream()
            .map(parameter -> parameter.name() + "=" + FormEncoding.encode(parameter.value()))
            .collect(Collectors.joining("&"));
    return URI.create(base + path + (parameters.isEmpty() ? "" : "?" + parameters));
  }

  @Override
  public String toString() {
    return name();
  }
}
