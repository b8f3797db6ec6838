package droplets.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A browser without script or pictures: it keeps cookies, reads pages, submits forms, and follows a
 * redirect only when told to. Headers are given as names and values in turn. Safe for use by
 * several threads.
 *
 * <p>Its cookies know hosts and paths, as browsers' do. It sends {@code Secure} ones over plain
 * http too, in place of a proxy that ends TLS before the server. It ignores {@code SameSite} and
 * the passing of time.
 */
public final class WebClient {
  static {
    // Lets a test send another Host than it connects to.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final String baseUrl;
  private final List<Cookie> cookies = new ArrayList<>();

  /**
   * A client without cookies.
   *
   * @param baseUrl the beginning of each address that is no whole URL
   */
  public WebClient(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /**
   * The headers of a navigation, as browsers send them.
   *
   * @param site {@code none} (typed or bookmarked), {@code same-origin}, {@code same-site} or
   *     {@code cross-site}
   */
  public static String[] navigation(String site) {
    return new String[] {
      "Sec-Fetch-Site", site, "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"
    };
  }

  /** Sends a GET. */
  public WebPage get(String url, String... headers) {
    return send("GET", url, BodyPublishers.noBody(), headers);
  }

  /** Goes where a redirect leads, with a GET. */
  public WebPage follow(WebPage redirect, String... headers) {
    return get(redirect.location().toString(), headers);
  }

  /** Sends form fields with a POST. */
  public WebPage post(String url, Map<String, String> fields, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.add("Content-Type");
    all.add("application/x-www-form-urlencoded");
    BodyPublisher body = BodyPublishers.ofString(encode(fields));
    return send("POST", url, body, all.toArray(String[]::new));
  }

  /** Sends a form to its address, by its method. */
  public WebPage submit(WebPage.Form form, String... headers) {
    if (form.method().equals("POST")) {
      return post(form.action(), form.fields(), headers);
    }
    String query = form.fields().isEmpty() ? "" : "?" + encode(form.fields());
    return get(form.action().replaceFirst("[?#].*", "") + query, headers);
  }

  /** Sends a request by any method. */
  public WebPage send(String method, String url, BodyPublisher body, String... headers) {
    URI uri = URI.create(url.contains("://") ? url : baseUrl + url);
    var request = HttpRequest.newBuilder(uri).method(method, body).timeout(Duration.ofSeconds(60));
    if (headers.length > 0) {
      request.headers(headers);
    }
    String sent = cookieHeader(uri);
    if (!sent.isEmpty()) {
      request.header("Cookie", sent);
    }
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      var page = new WebPage(response.statusCode(), response.headers(), response.body(), uri);
      page.setCookies().forEach(header -> store(uri, header));
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + uri + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The value of the cookie of that name. */
  public synchronized Optional<String> cookie(String name) {
    return cookies.stream().filter(c -> c.name.equals(name)).map(Cookie::value).findFirst();
  }

  /** The raw {@code Set-Cookie} header of each cookie held. */
  public synchronized List<String> setCookies() {
    return cookies.stream().map(Cookie::raw).toList();
  }

  /** Handles a {@code Set-Cookie} header as if the address had sent it. */
  public synchronized void store(URI from, String header) {
    String[] parts = header.split(";");
    String[] pair = parts[0].split("=", 2);
    if (pair.length < 2) {
      return; // No cookie at all: RFC 6265, section 5.2.
    }
    String path = from.getRawPath().replaceFirst("/[^/]*$", "");
    boolean expired = false;
    for (String part : List.of(parts).subList(1, parts.length)) {
      String[] attribute = (part + "=").split("=", 3);
      String value = attribute[1].strip();
      switch (attribute[0].strip().toLowerCase(Locale.ROOT)) {
        case "path" -> path = value.startsWith("/") ? value : path;
        case "max-age" -> expired = Long.parseLong(value) <= 0;
        default -> {}
      }
    }
    var cookie = new Cookie(pair[0].strip(), pair[1].strip(), from.getHost(), path, header);
    cookies.removeIf(cookie::replaces);
    if (!expired) {
      cookies.add(cookie);
    }
  }

  private synchronized String cookieHeader(URI uri) {
    return cookies.stream()
        .filter(cookie -> cookie.goesTo(uri))
        .sorted(Comparator.comparing((Cookie cookie) -> cookie.path.length()).reversed())
        .map(cookie -> cookie.name + "=" + cookie.value)
        .collect(Collectors.joining("; "));
  }

  private static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private record Cookie(String name, String value, String host, String path, String raw) {
    boolean replaces(Cookie other) {
      return name.equals(other.name) && host.equals(other.host) && path.equals(other.path);
    }

    boolean goesTo(URI uri) {
      String asked = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String prefix = path.endsWith("/") ? path : path + "/";
      return host.equals(uri.getHost()) && (asked.equals(path) || asked.startsWith(prefix));
    }
  }
}
