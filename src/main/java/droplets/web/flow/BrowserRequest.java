package droplets.web.flow;

import droplets.web.page.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;

/**
 * A request of the browser that waited while this application called DigitalOcean.
 *
 * @param id tells it from other requests
 * @param line its method and its path
 * @param answer what this application answered
 */
public record BrowserRequest(String id, String line, String answer) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** It is not known, or it is a step itself. */
  public static final BrowserRequest NONE = new BrowserRequest("", "", "");

  /** A request to this application. Its parameters are left out. */
  public static BrowserRequest of(HttpServletRequest request, String answer) {
    String base = request.getServletContext().getContextPath();
    String below = request.getPathInfo() == null ? "" : request.getPathInfo();
    return new BrowserRequest(
        RequestId.of(request),
        request.getMethod() + " " + base + request.getServletPath() + below,
        answer);
  }

  boolean isKnown() {
    return !line.isEmpty();
  }
}
