package droplets.web.session;

import droplets.web.page.CookieRules;
import droplets.web.page.Route;
import droplets.web.page.ShortLivedCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Remembers which page a person asked for before connecting, for as long as a sign-in may take. */
public final class ReturnCookie {

  /**
   * With longer paths, a browser's cookies together could be larger than containers accept. In
   * place of a longer one the person gets all Droplets.
   */
  public static final int LONGEST_PATH = 300;

  private final ShortLivedCookie cookie;

  /** Makes it for an application. */
  public ReturnCookie(CookieRules rules) {
    cookie = new ShortLivedCookie(rules, "droplets-view", Duration.ofMinutes(10));
  }

  /**
   * Remembers a page, or all Droplets if its path is longer than {@link #LONGEST_PATH}.
   *
   * @param path its path below the context path, in ASCII
   */
  public void set(HttpServletResponse response, String path) {
    String kept = path.length() <= LONGEST_PATH ? path : Route.DROPLETS.path();
    byte[] bytes = kept.getBytes(StandardCharsets.US_ASCII);
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
