package droplets.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * A cookie that keeps a value for a short time where no session may be made. The value is foreign
 * text when it comes back, so check it before use.
 *
 * @param scope the attributes that all cookies of the application share
 * @param name its name, without a prefix
 * @param life how long the browser keeps it, in whole seconds
 */
public record ShortLivedCookie(CookieScope scope, String name, Duration life) {

  /** Gives the browser a value, which must hold only characters that a cookie can hold. */
  public void set(HttpServletResponse response, String value) {
    response.addCookie(scope.cookie(name, value, (int) life.toSeconds()));
  }

  /** Lets the browser forget the value, if it has one. */
  public void forget(HttpServletRequest request, HttpServletResponse response) {
    if (get(request).isPresent()) {
      response.addCookie(scope.cookie(name, "", 0));
    }
  }

  /** Returns the value that the browser sent, absent if it sent none. */
  public Optional<String> get(HttpServletRequest request) {
    return scope.value(request, name);
  }
}
