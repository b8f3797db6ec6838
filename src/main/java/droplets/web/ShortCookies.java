package droplets.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Small things that must outlive a redirect where no session may be made: a message's code, and the
 * view of the Droplets page that somebody asked for before connecting. A cookie is foreign text:
 * whoever reads one takes only what it knows.
 */
final class ShortCookies {

  private final CookieScope scope;

  ShortCookies(CookieScope scope) {
    this.scope = scope;
  }

  /** The cookies there are. */
  enum Name {
    /** The code of a message. */
    MESSAGE("droplets-message", Duration.ofSeconds(60)),
    /** The query of a Droplets page. */
    WANTED_VIEW("droplets-view", Duration.ofMinutes(10));

    private final String cookie;
    private final Duration life;

    Name(String cookie, Duration life) {
      this.cookie = cookie;
      this.life = life;
    }
  }

  void set(HttpServletResponse response, Name name, String value) {
    response.addCookie(scope.cookie(name.cookie, value, (int) name.life.toSeconds()));
  }

  /** Reads a cookie and has the browser forget it. */
  Optional<String> take(HttpServletRequest request, HttpServletResponse response, Name name) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(scope.name(name.cookie))) {
          response.addCookie(scope.cookie(name.cookie, "", 0));
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }
}
