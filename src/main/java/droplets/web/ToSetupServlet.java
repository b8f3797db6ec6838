package droplets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** A route that needs settings, while there are none: 303 to the set-up page. */
final class ToSetupServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  ToSetupServlet(List<String> methods, Views views) {
    super(methods, views);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    seeOther(response, Routes.INDEX);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    seeOther(response, Routes.INDEX);
  }
}
