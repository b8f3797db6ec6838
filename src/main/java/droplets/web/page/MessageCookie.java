package droplets.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/** Carries a {@link OneTimeMessage} over a redirect to the index page: its code only. */
public final class MessageCookie {

  private final ShortLivedCookie cookie;

  /** Makes it for an application. */
  public MessageCookie(CookieScope scope) {
    cookie = new ShortLivedCookie(scope, "droplets-message", Duration.ofSeconds(60));
  }

  /** Leaves a message for the index page. */
  public void set(HttpServletResponse response, OneTimeMessage message) {
    cookie.set(response, message.code());
  }

  /** The message, which the browser then forgets. */
  public Optional<OneTimeMessage> take(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> code = cookie.get(request);
    cookie.forget(request, response);
    return code.flatMap(OneTimeMessage::ofCode);
  }
}
