package droplets.web.page;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The base class of the servlets that have a route. It lets through the HTTP methods that the route
 * allows, and answers any other with the 405 page.
 */
public abstract class PageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final Route route;
  private final Views views;

  /**
   * Makes the servlet of a route.
   *
   * @param route the route that it answers
   * @param views shows its pages
   */
  protected PageServlet(Route route, Views views) {
    this.route = route;
    this.views = views;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (route.methods().contains(request.getMethod())) {
      super.service(request, response);
    } else {
      response.setHeader("Allow", String.join(", ", route.methods()));
      views.error(request, response, ErrorPage.of(405));
    }
  }

  /** The container takes the servlet out of service, which it does only to stop all of them. */
  @Override
  public void destroy() {
    views.shutdown().begin();
  }

  /** The route that this servlet answers. */
  public final Route route() {
    return route;
  }

  /** The views, for the pages of this servlet. */
  protected final Views views() {
    return views;
  }

  /**
   * Redirects within the application (303).
   *
   * @param path the path below the context path
   */
  protected final void seeOther(HttpServletResponse response, String path) {
    seeOther(getServletContext(), response, path);
  }

  /**
   * Redirects within the application (303, so that the browser goes on with GET). It does not use
   * {@code sendRedirect}, because some containers then make an absolute address from the Host
   * header.
   *
   * @param path the path below the context path
   */
  public static void seeOther(
      ServletContext application, HttpServletResponse response, String path) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", application.getContextPath() + path);
  }
}
