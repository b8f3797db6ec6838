package droplets.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * Why a page was refused without a call to blame. Their {@link #word words} follow {@code reason=}
 * in the log.
 */
public enum RefusalReason {
  BUSY,
  TOO_MANY_PAGES,
  LIST_CHANGED,
  DOWNLOAD_TIMEOUT,
  REFRESH_BROKEN;

  /** Returns the word in the log. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the line that tells the log why a request got no page. */
  public String line(HttpServletRequest request) {
    return "no page: reason=" + word() + RequestId.logged(request);
  }
}
