package droplets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/**
 * Tells why the callback URL may not lead back to this application. It only hints: behind a proxy
 * the request may look different from what the browser sees.
 */
final class CallbackHint {

  private CallbackHint() {}

  static Optional<String> of(HttpServletRequest request, URI redirectUri) {
    String path = request.getServletContext().getContextPath() + Routes.CALLBACK;
    if (!path.equals(redirectUri.getPath())) {
      return Optional.of(
          "The callback URL's path is "
              + (redirectUri.getPath().isEmpty() ? "empty" : redirectUri.getPath())
              + ", but this application waits for the answer at "
              + path
              + ".");
    }
    String opened = request.getServerName();
    if (opened != null && !opened.equalsIgnoreCase(redirectUri.getHost())) {
      return Optional.of(
          "You opened this page at "
              + opened
              + ", but the callback URL leads to "
              + redirectUri.getHost()
              + ": a sign-in begun here would end there, without its cookie. Open "
              + redirectUri.getScheme()
              + "://"
              + redirectUri.getRawAuthority()
              + request.getServletContext().getContextPath()
              + "/ instead.");
    }
    return Optional.empty();
  }
}
