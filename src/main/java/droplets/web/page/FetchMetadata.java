package droplets.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * Reads what the browser says about the origin of a request (W3C Fetch Metadata Request Headers). A
 * browser may say nothing; all answers are then false, and the request passes.
 */
public final class FetchMetadata {

  private FetchMetadata() {}

  /** Whether the browser fetches the page ahead of time, before anybody has clicked. */
  public static boolean isPrefetch(HttpServletRequest request) {
    return header(request, "Sec-Purpose").contains("prefetch");
  }

  /** Whether a page of another site made the browser send the request. */
  public static boolean isFromAnotherSite(HttpServletRequest request) {
    return header(request, "Sec-Fetch-Site").equals("cross-site");
  }

  /** Whether the browser says that the request does not come from a page of this origin. */
  public static boolean isNotSameOrigin(HttpServletRequest request) {
    String site = header(request, "Sec-Fetch-Site");
    return !site.isEmpty() && !site.equals("same-origin");
  }

  /** Whether the request loads a part of a page or comes from a script, and opens no page. */
  public static boolean isNoNavigation(HttpServletRequest request) {
    String mode = header(request, "Sec-Fetch-Mode");
    return !mode.isEmpty() && !mode.equals("navigate");
  }

  private static String header(HttpServletRequest request, String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }
}
