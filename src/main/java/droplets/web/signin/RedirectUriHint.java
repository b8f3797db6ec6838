package droplets.web.signin;

import droplets.digitalocean.Endpoints;
import droplets.web.page.Route;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/**
 * Tells why the redirect URI may not lead back to this application. It is only a hint, because
 * behind a proxy the request may differ from the one that the browser sent.
 */
public final class RedirectUriHint {

  private RedirectUriHint() {}

  /**
   * Compares the redirect URI with the address of a request.
   *
   * @param request the request for the page that shows the hint
   * @param redirectUri the redirect URI, an absolute URL
   * @return sentences for the page, or absent if the redirect URI seems to lead back here
   */
  public static Optional<String> of(HttpServletRequest request, URI redirectUri) {
    String path = request.getServletContext().getContextPath() + Route.CALLBACK.path();
    if (!path.equals(redirectUri.getPath())) {
      return Optional.of(
          "The path of the redirect URI is "
              + (redirectUri.getPath().isEmpty() ? "empty" : redirectUri.getPath())
              + ", but this application receives the answer of DigitalOcean at "
              + path
              + ".");
    }
    String opened = request.getServerName();
    if (opened == null) {
      return Optional.empty();
    }
    // Behind a proxy the port may differ. Between two addresses of this machine there is no proxy.
    boolean isOtherPort =
        request.getServerPort() != port(redirectUri)
            && Endpoints.isLoopback(redirectUri.getHost())
            && Endpoints.isLoopback(opened);
    if (!opened.equalsIgnoreCase(redirectUri.getHost()) || isOtherPort) {
      return Optional.of(
          "You opened this page at "
              + opened
              + (isOtherPort ? ":" + request.getServerPort() : "")
              + ", but the redirect URI leads to "
              + redirectUri.getRawAuthority()
              + ". A sign-in that begins here would come back there, and its cookie would be"
              + " missing. Open "
              + redirectUri.getScheme()
              + "://"
              + redirectUri.getRawAuthority()
              + request.getServletContext().getContextPath()
              + "/ instead"
              + (isOtherPort ? ", or set the redirect URI to this port." : "."));
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
