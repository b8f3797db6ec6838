package droplets.web;

import droplets.web.page.PageServlet;
import droplets.web.page.Route;
import droplets.web.page.Views;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /health}: 200 and {@code ok} when the application is up. Makes no call and no session.
 */
final class HealthServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  HealthServlet(Views views) {
    super(Route.HEALTH, views);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write("ok");
  }
}
