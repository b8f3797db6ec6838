package droplets.digitalocean;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request to DigitalOcean: a POST if it has a form, otherwise a GET.
 *
 * @param operation the purpose
 * @param uri the address; there is no secret in it
 * @param accessToken the token to send as Bearer (RFC 6750 section 2.1), or empty for none
 * @param form the form parameters of a POST
 * @param limit how long the whole call may take
 */
record Request(
    Operation operation, URI uri, String accessToken, List<Parameter> form, Duration limit) {

  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]*");

  /**
   * Checks that the access token fits into a header. The JDK checks that too, but the text of its
   * exception holds the token.
   *
   * @throws IllegalArgumentException if it does not fit
   */
  Request {
    if (!TOKEN.matcher(accessToken).matches()) {
      throw new IllegalArgumentException("the access token has a character that no token has");
    }
  }

  /**
   * A parameter of a form or of an address.
   *
   * @param name its name
   * @param value its value, not encoded
   * @param placeholder the text to show in place of the value if that is secret, otherwise empty
   */
  record Parameter(String name, String value, String placeholder) {

    /** Makes a parameter whose value may be shown. */
    static Parameter open(String name, String value) {
      return new Parameter(name, value, "");
    }

    /** Makes a parameter whose value must not be shown. */
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

  /** Returns the method and the path, which name the call in an exception. */
  String name() {
    return method() + " " + uri.getRawPath();
  }

  /** Returns the headers that matter, without secrets. */
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

  /** Returns the form as it is sent: {@code application/x-www-form-urlencoded}. */
  byte[] body() {
    return encoded(form).getBytes(StandardCharsets.US_ASCII);
  }

  /** Makes an address from a base, a path below it and a query that is not encoded yet. */
  static URI uri(URI base, String path, List<Parameter> query) {
    return URI.create(base + path + (query.isEmpty() ? "" : "?" + encoded(query)));
  }

  private static String encoded(List<Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.name() + "=" + FormEncoding.encode(parameter.value()))
        .collect(Collectors.joining("&"));
  }

  @Override
  public String toString() {
    return name();
  }
}
