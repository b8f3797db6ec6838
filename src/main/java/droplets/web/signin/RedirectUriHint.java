package droplets.web.signin;

import droplets.digitalocean.Endpoints;
import droplets.web.page.Route;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/**
 * Tells why the callback URL may not lead back to this application. It only hints: behind a proxy
 * the request may look different from what the browser sees.
 */
public final class RedirectUriHint {

  private RedirectUriHint() {}

  public static Optional<String> of(HttpServletRequest request, URI redirectUri) {
    String path = request.getServletContext().getContextPath() + Route.CALLBACK.path();
    if (!path.equals(redirectUri.getPath())) {
      return Optional.of(
          "The callback URL's path is "
              + (redirectUri.getPath().isEmpty() ? "empty" : redirectUri.getPath())
              + ", but this application waits for the answer at "
              + path
              + ".");
    }
    String opened = request.getServerName();
    if (opened == null) {
      return Optional.empty();
    }
    // Behind a proxy the port differs; on this machine there is none.
    boolean isOtherPort =
        Endpoints.isLoopback(redirectUri.getHost())
            && Endpoints.isLoopback(opened)
            && request.getServerPort() != port(redirectUri);
    if (!opened.equalsIgnoreCase(redirectUri.getHost()) || isOtherPort) {
      return Optional.of(
          "You opened this page at "
              + opened
              + (isOtherPort ? ":" + request.getServerPort() : "")
              + ", but the callback URL leads to "
              + redirectUri.getRawAuthority()
              + ": a sign-in begun here would end there, without its cookie. Open "
              + redirectUri.getScheme()
              + "://"
              + redirectUri.getRawAuthority()
              + request.getServletContext().getContextPath()
              + "/ instead"
              + (isOtherPort ? ", or set the callback URL to this port." : "."));
    }
    return Optional.empty();
  }

  private static int port(URI uri) {
    if (uri.getPort() != -1) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}
