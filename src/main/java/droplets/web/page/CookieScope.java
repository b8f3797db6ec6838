package droplets.web.page;

import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.Cookie;

/**
 * The attributes that all cookies of the application share. Name, path and Secure belong together:
 * browsers accept the prefix {@code __Host-} only with Secure and the path {@code /}, and {@code
 * __Secure-} only with Secure (RFC 6265bis section 4.1.3).
 *
 * @param contextPath the application's context path
 * @param secure whether browsers reach it by https
 */
public record CookieScope(String contextPath, boolean secure) {

  private static final String SESSION = "droplets";
  private static final String SAME_SITE = "SameSite";

  /** With Strict, browsers would not send the cookies when they come back from DigitalOcean. */
  private static final String LAX = "Lax";

  /** Returns a cookie's name with the prefix that fits. */
  public String name(String name) {
    if (!secure) {
      return name;
    }
    return (contextPath.isEmpty() ? "__Host-" : "__Secure-") + name;
  }

  /**
   * Makes a cookie of the application.
   *
   * @param name its name, without a prefix
   * @param value its value
   * @param maxAge for how many seconds the browser keeps it; 0 removes it
   */
  public Cookie cookie(String name, String value, int maxAge) {
    Cookie cookie = new Cookie(name(name), value);
    cookie.setPath(path());
    cookie.setMaxAge(maxAge);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setAttribute(SAME_SITE, LAX);
    return cookie;
  }

  /** Gives the container's session cookie its name and the same attributes. */
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
