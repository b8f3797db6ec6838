package droplets.web;

import droplets.digitalocean.Identity;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Forwards to the JSP views. A view finds its own values as {@code model}, the frame's as {@code
 * layout}.
 */
final class Views {

  private final Sessions sessions;
  private final String base;
  private final String assets;
  private final boolean isSandbox;

  /**
   * Makes them for an application.
   *
   * @param base the context path
   * @param assets the address of the static files
   * @param isSandbox whether this is the sandbox
   */
  Views(Sessions sessions, String base, String assets, boolean isSandbox) {
    this.sessions = sessions;
    this.base = base;
    this.assets = assets;
    this.isSandbox = isSandbox;
  }

  void show(HttpServletRequest request, HttpServletResponse response, String view, Object model)
      throws ServletException, IOException {
    Optional<Connection> connection = sessions.connection(request);
    request.setAttribute(
        "layout",
        new Layout(
            base,
            assets,
            isSandbox,
            connection.isPresent(),
            connection.map(present -> present.tokens().identity()).orElse(Identity.UNKNOWN),
            connection.map(Connection::formToken).orElse("")));
    request.setAttribute("model", model);
    response.setContentType("text/html;charset=UTF-8");
    request
        .getRequestDispatcher("/WEB-INF/views/" + view + ".jsp")
        .forward(readable(request), response);
  }

  /** A JSP leaves a PUT or OPTIONS without our page, and says itself what it would allow. */
  private static HttpServletRequest readable(HttpServletRequest request) {
    if (PageServlet.READING.contains(request.getMethod())) {
      return request;
    }
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getMethod() {
        return "GET";
      }
    };
  }

  void error(HttpServletRequest request, HttpServletResponse response, ErrorPage page)
      throws ServletException, IOException {
    response.setStatus(page.status());
    if (page.retryAfter() > 0) {
      response.setHeader("Retry-After", Long.toString(page.retryAfter()));
    }
    show(request, response, "error", page);
  }
}
