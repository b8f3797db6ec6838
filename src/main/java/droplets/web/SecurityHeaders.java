package droplets.web;

import jakarta.servlet.http.HttpServletResponse;

/**
 * The security headers on every answer. With them browsers run only the application's own script,
 * show no page in a frame and keep no page. If they reach the application by https, they use only
 * https from then on (HSTS).
 */
final class SecurityHeaders {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

  private final boolean isHttps;

  /**
   * Makes the headers of an application.
   *
   * @param isHttps whether browsers reach it by https
   */
  SecurityHeaders(boolean isHttps) {
    this.isHttps = isHttps;
  }

  /** Sets them. A servlet may replace one later, such as {@code Cache-Control}. */
  void set(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    // With no-referrer, browsers would send "Origin: null" with the application's own forms.
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    if (isHttps) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
