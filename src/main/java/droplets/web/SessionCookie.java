package droplets.web;

import jakarta.servlet.SessionCookieConfig;

/**
 * The session cookie. Its name, path and Secure belong together: browsers take {@code __Host-} only
 * with Secure and the path {@code /}, and {@code __Secure-} only with Secure (RFC 6265bis section
 * 4.1.3).
 */
final class SessionCookie {

  private final String contextPath;
  private final boolean secure;

  /**
   * Makes it for an application.
   *
   * @param contextPath the application's context path
   * @param secure whether browsers reach it by https
   */
  SessionCookie(String contextPath, boolean secure) {
    this.contextPath = contextPath;
    this.secure = secure;
  }

  void configure(SessionCookieConfig cookie) {
    boolean atRoot = contextPath.isEmpty();
    String prefix = secure ? (atRoot ? "__Host-" : "__Secure-") : "";
    cookie.setName(prefix + "droplets");
    cookie.setPath(atRoot ? "/" : contextPath);
    cookie.setSecure(secure);
    cookie.setHttpOnly(true);
    // Not Strict: the way back from DigitalOcean counts as coming from another site.
    cookie.setAttribute("SameSite", "Lax");
  }
}
