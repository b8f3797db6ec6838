package droplets.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A person's browser, as small as can be: it keeps cookies and follows redirects one by one. */
final class Browser {

  private final Map<String, String> cookies = new TreeMap<>();

  /** A page. */
  record Page(int status, String location, byte[] body) {

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Gets a page. Its cookies go to one server only. */
  Page get(String url, boolean isWithCookies) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    if (isWithCookies && !cookies.isEmpty()) {
      connection.setRequestProperty("Cookie", cookieHeader());
    }
    int status = connection.getResponseCode();
    if (isWithCookies) {
      connection.getHeaderFields().getOrDefault("Set-Cookie", List.of()).forEach(this::store);
    }
    String location = connection.getHeaderField("Location");
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      byte[] body = in == null ? new byte[0] : in.readAllBytes();
      return new Page(status, location == null ? "" : location, body);
    }
  }

  /**
   * Signs in: to DigitalOcean and back with a code.
   *
   * @param start the path that begins it
   * @return the address that it leads to
   */
  String signIn(String server, String start) throws IOException {
    Page asked = get(server + start, true);
    Page consent = get(asked.location(), false);
    Page back = get(consent.location(), true);
    return URI.create(server).resolve(back.location()).toString();
  }

  String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private void store(String header) {
    String[] pair = header.split(";")[0].split("=", 2);
    if (header.contains("Max-Age=0") || pair[1].isEmpty()) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }
}
