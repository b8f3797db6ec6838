package droplets.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Small things that must outlive a redirect where no session may be made: a message's code, and the
 * page that somebody asked for before connecting. A cookie is foreign text: only what is known is
 * taken from one.
 */
final class ShortCookies {

  private final CookieScope scope;

  ShortCookies(CookieScope scope) {
    this.scope = scope;
  }

  private enum Name {
    /** The code of a message. */
    MESSAGE("droplets-message", Duration.ofSeconds(60)),
    /** The path of a page. */
    WANTED_VIEW("droplets-view", Duration.ofMinutes(10));

    private final String cookie;
    private final Duration life;

    Name(String cookie, Duration life) {
      this.cookie = cookie;
      this.life = life;
    }
  }

  void setMessage(HttpServletResponse response, Message message) {
    set(response, Name.MESSAGE, message.code());
  }

  /** The message, which the browser then forgets. */
  Optional<Message> takeMessage(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> code = get(request, Name.MESSAGE);
    forget(request, response, Name.MESSAGE);
    return code.flatMap(Message::ofCode);
  }

  /** Remembers which page was asked for. */
  void setView(HttpServletResponse response, WantedView view) {
    byte[] bytes = view.path().getBytes(StandardCharsets.US_ASCII);
    set(response, Name.WANTED_VIEW, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The page that was asked for. */
  Optional<WantedView> view(HttpServletRequest request) {
    try {
      return get(request, Name.WANTED_VIEW)
          .map(value -> new String(Base64.getUrlDecoder().decode(value), StandardCharsets.US_ASCII))
          .flatMap(WantedView::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void forgetView(HttpServletRequest request, HttpServletResponse response) {
    forget(request, response, Name.WANTED_VIEW);
  }

  private void set(HttpServletResponse response, Name name, String value) {
    response.addCookie(scope.cookie(name.cookie, value, (int) name.life.toSeconds()));
  }

  private void forget(HttpServletRequest request, HttpServletResponse response, Name name) {
    if (get(request, name).isPresent()) {
      response.addCookie(scope.cookie(name.cookie, "", 0));
    }
  }

  private Optional<String> get(HttpServletRequest request, Name name) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(scope.name(name.cookie)))
            .map(Cookie::getValue)
            .findFirst();
  }
}
