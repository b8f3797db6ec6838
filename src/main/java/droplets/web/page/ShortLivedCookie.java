package droplets.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * A cookie that outlives a redirect where no session may be made. Its value is foreign text when it
 * comes back, so its reader takes from it only what it knows.
 *
 * @param scope what all cookies of the application have in common
 * @param name its name, without a prefix
 * @param life how long the browser keeps it
 */
public record ShortLivedCookie(CookieScope scope, String name, Duration life) {

  /** Gives the browser a value to keep. */
  public void set(HttpServletResponse response, String value) {
    response.addCookie(scope.cookie(name, value, (int) life.toSeconds()));
  }

  /** Lets the browser forget the value, if it has one. */
  public void forget(HttpServletRequest request, HttpServletResponse response) {
    if (get(request).isPresent()) {
      response.addCookie(scope.cookie(name, "", 0));
    }
  }

  /** The value that the browser brought. */
  public Optional<String> get(HttpServletRequest request) {
    return scope.value(request, name);
  }
}
