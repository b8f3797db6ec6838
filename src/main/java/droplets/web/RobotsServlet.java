package droplets.web;

import droplets.web.page.PageServlet;
import droplets.web.page.Route;
import droplets.web.page.Views;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /robots.txt}: search engines may read the index page and the static files, and nothing
 * else (RFC 9309). They look for this file at the root of a host only.
 */
final class RobotsServlet extends PageServlet {

  private static final long serialVersionUID = 1L;
  private static final String RULES =
      """
      User-agent: *
      Allow: /$
      Allow: /assets/
      Disallow: /
      """;

  RobotsServlet(Views views) {
    super(Route.ROBOTS, views);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write(RULES);
  }
}
