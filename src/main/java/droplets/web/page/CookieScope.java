package droplets.web.page;

import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.Cookie;

/**
 * What all cookies of the application have in common. Name, path and Secure belong together:
 * browsers take {@code __Host-} only with Secure and the path {@code /}, and {@code __Secure-} only
 * with Secure (RFC 6265bis section 4.1.3).
 *
 * @param contextPath the application's context path
 * @param secure whether browsers reach it by https
 */
public record CookieScope(String contextPath, boolean secure) {

  private static final String SESSION = "droplets";
  private static final String SAME_SITE = "SameSite";

  /** Not Strict: the way back from DigitalOcean counts as coming from another site. */
  private static final String LAX = "Lax";

  /** The name under which browsers know a cookie. */
  public String name(String name) {
    if (!secure) {
      return name;
    }
    return (contextPath.isEmpty() ? "__Host-" : "__Secure-") + name;
  }

  /** A cookie of the application that the browser keeps for so many seconds. */
  public Cookie cookie(String name, String value, int maxAge) {
    Cookie cookie = new Cookie(name(name), value);
    cookie.setPath(path());
    cookie.setMaxAge(maxAge);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setAttribute(SAME_SITE, LAX);
    return cookie;
  }

  public void configureSession(SessionCookieConfig session) {
    session.setName(name(SESSION));
    session.setPath(path());
    session.setHttpOnly(true);
    session.setSecure(secure);
    session.setAttribute(SAME_SITE, LAX);
  }

  private String path() {
    return contextPath.isEmpty() ? "/" : contextPath;
  }
}
