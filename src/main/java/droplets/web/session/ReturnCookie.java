package droplets.web.session;

import droplets.web.page.CookieRules;
import droplets.web.page.ShortLivedCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Remembers which page a person asked for before connecting, for as long as a sign-in may take. */
public final class ReturnCookie {

  private final ShortLivedCookie cookie;

  /** Makes it for an application. */
  public ReturnCookie(CookieRules rules) {
    cookie = new ShortLivedCookie(rules, "droplets-view", Duration.ofMinutes(10));
  }

  /**
   * Remembers a page.
   *
   * @param path its path below the context path, in ASCII
   */
  public void set(HttpServletResponse response, String path) {
    byte[] bytes = path.getBytes(StandardCharsets.US_ASCII);
    cookie.set(response, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The path that the browser brought. It is foreign text: the reader checks that it knows it. */
  public Optional<String> get(HttpServletRequest request) {
    try {
      return cookie
          .get(request)
          .map(
              value -> new String(Base64.getUrlDecoder().decode(value), StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Lets the browser forget the page. */
  public void forget(HttpServletRequest request, HttpServletResponse response) {
    cookie.forget(request, response);
  }
}
