package droplets.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Carries the code of a {@link OneTimeMessage} over a redirect to the index page. The browser keeps
 * it for 60 seconds.
 */
public final class MessageCookie {

  private final ShortLivedCookie cookie;

  /** Makes the cookie of an application. */
  public MessageCookie(CookieRules rules) {
    cookie = new ShortLivedCookie(rules, "droplets-message", Duration.ofSeconds(60));
  }

  /** Leaves a message for the index page. */
  public void set(HttpServletResponse response, OneTimeMessage message) {
    cookie.set(response, message.code());
  }

  /** Returns the message, absent if there is none, and lets the browser forget it. */
  public Optional<OneTimeMessage> take(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> code = cookie.get(request);
    cookie.forget(request, response);
    return code.flatMap(OneTimeMessage::ofCode);
  }
}
