package droplets.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * What a browser says about how a request came about (W3C Fetch Metadata). Browsers may say
 * nothing; then a request passes.
 */
public final class FetchMetadata {

  private FetchMetadata() {}

  /** Whether nobody has clicked yet. */
  public static boolean isPrefetch(HttpServletRequest request) {
    return header(request, "Sec-Purpose").contains("prefetch");
  }

  /** Whether a page of another site made the browser send this. */
  public static boolean isFromAnotherSite(HttpServletRequest request) {
    return header(request, "Sec-Fetch-Site").equals("cross-site");
  }

  /** Whether the browser says that it came from no page of this origin. */
  public static boolean isNotSameOrigin(HttpServletRequest request) {
    String site = header(request, "Sec-Fetch-Site");
    return !site.isEmpty() && !site.equals("same-origin");
  }

  /** Whether it is a subresource or a script's request, not a page being opened. */
  public static boolean isNoNavigation(HttpServletRequest request) {
    String mode = header(request, "Sec-Fetch-Mode");
    return !mode.isEmpty() && !mode.equals("navigate");
  }

  private static String header(HttpServletRequest request, String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }
}
