package droplets.web.page;

import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The attributes that all cookies of the application share. Name, path and Secure belong together:
 * browsers accept the prefix {@code __Host-} only with Secure and the path {@code /}, and {@code
 * __Secure-} only with Secure (RFC 6265bis section 4.1.3).
 *
 * @param contextPath the application's context path
 * @param secure whether browsers reach it by https
 */
public record CookieRules(String contextPath, boolean secure) {

  private static final String SESSION = "droplets";
  private static final int UNTIL_THE_BROWSER_ENDS = -1;
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

  /** A cookie with the session cookie's name, for a connection that no HTTP session keeps. */
  public Cookie sessionCookie(String value) {
    return cookie(SESSION, value, UNTIL_THE_BROWSER_ENDS);
  }

  /** Removes the session cookie. */
  public Cookie endOfSession() {
    return cookie(SESSION, "", 0);
  }

  /** The value of the session cookie that the browser brought. */
  public Optional<String> session(HttpServletRequest request) {
    return value(request, SESSION);
  }

  /** The value of a cookie of the application that the browser brought. */
  Optional<String> value(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name(name)))
            .map(Cookie::getValue)
            .findFirst();
  }

  private String path() {
    return contextPath.isEmpty() ? "/" : contextPath;
  }
}
