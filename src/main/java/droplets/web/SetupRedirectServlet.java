package droplets.web;

import droplets.web.page.PageServlet;
import droplets.web.page.Route;
import droplets.web.page.Views;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Answers a route that needs settings while they are missing or wrong: 303 to the set-up page. */
final class SetupRedirectServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  SetupRedirectServlet(Route route, Views views) {
    super(route, views);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    seeOther(response, Route.INDEX.path());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    seeOther(response, Route.INDEX.path());
  }
}
