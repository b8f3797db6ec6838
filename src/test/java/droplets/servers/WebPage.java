package droplets.servers;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** The answer to a {@link WebClient}; {@code uri} is the address that it asked for. */
public record WebPage(int status, HttpHeaders headers, String body, URI uri) {
  /** The first value of a header, or {@code ""}. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The {@code Set-Cookie} headers as they came. */
  public List<String> setCookies() {
    return headers.allValues("Set-Cookie");
  }

  /** The attributes of the cookie that it sets by that name, in lower case and sorted. */
  public List<String> cookieAttributes(String name) {
    return setCookies().stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .findFirst()
        .map(WebPage::attributes)
        .orElseThrow(() -> new NoSuchElementException(name + " in " + setCookies()));
  }

  /** The attributes of a {@code Set-Cookie} header, in lower case and sorted. */
  public static List<String> attributes(String setCookie) {
    return Arrays.stream(setCookie.split(";"))
        .skip(1)
        .map(attribute -> attribute.strip().toLowerCase(Locale.ROOT))
        .sorted()
        .toList();
  }

  /** The request id, which ties an answer to its lines in the log. */
  public String requestId() {
    return header("X-Request-Id");
  }

  /** The address that a redirect leads to. */
  public URI location() {
    return uri.resolve(
        headers
            .firstValue("Location")
            .orElseThrow(() -> new NoSuchElementException("no Location: status " + status)));
  }

  /** The body as HTML. */
  public Document document() {
    return Jsoup.parse(body, uri.toString());
  }

  /** A parameter in the query of an address, as it is sent; empty if it is absent. */
  public static String parameter(String address, String name) {
    return Stream.of(address.replaceFirst("^[^?]*\\?", "").split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  /** The address of the one link with exactly this text. */
  public String link(String text) {
    List<Element> links =
        document().select("a[href]").stream().filter(a -> a.text().equals(text)).toList();
    if (links.size() != 1) {
      throw new NoSuchElementException(
          "%d links \"%s\" in %s:%n%s".formatted(links.size(), text, uri, body));
    }
    return links.get(0).absUrl("href");
  }

  /** The first form that a CSS selector finds, with the values of the page. */
  public Form form(String selector) {
    FormElement form =
        document().select(selector).forms().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new NoSuchElementException(
                        "no form \"%s\" in %s:%n%s".formatted(selector, uri, body)));
    var fields = new LinkedHashMap<String, String>();
    for (Connection.KeyVal field : form.formData()) {
      fields.put(field.key(), field.value());
    }
    String action = form.hasAttr("action") ? form.absUrl("action") : uri.toString();
    boolean post = form.attr("method").equalsIgnoreCase("post");
    return new Form(post ? "POST" : "GET", action, fields);
  }

  /** A form, ready for {@link WebClient#submit}. */
  public record Form(String method, String action, Map<String, String> fields) {
    /** The same form with a field filled in, changed or added. */
    public Form with(String name, String value) {
      var changed = new LinkedHashMap<>(fields);
      changed.put(name, value);
      return new Form(method, action, changed);
    }
  }
}
