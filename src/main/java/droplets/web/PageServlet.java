package droplets.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** A servlet that answers the methods of its route, and any other with the 405 page. */
abstract class PageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** GET, and HEAD for those who want the headers only. */
  static final List<String> READING = List.of("GET", "HEAD");

  private final List<String> methods;
  private final Views views;

  PageServlet(List<String> methods, Views views) {
    this.methods = List.copyOf(methods);
    this.views = views;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (methods.contains(request.getMethod())) {
      super.service(request, response);
    } else {
      response.setHeader("Allow", String.join(", ", methods));
      views.error(request, response, ErrorPage.of(405));
    }
  }

  Views views() {
    return views;
  }

  /**
   * Redirects within the application (303, so that the browser goes on with GET). Not by {@code
   * sendRedirect}, which in some containers makes an absolute address from the Host header.
   */
  void seeOther(HttpServletResponse response, String path) {
    seeOther(getServletContext(), response, path);
  }

  static void seeOther(ServletContext application, HttpServletResponse response, String path) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", application.getContextPath() + path);
  }
}
