package droplets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** All routes that need settings, while there are none: 303 to the set-up page. */
final class ToSetupServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  ToSetupServlet(Views views) {
    super(List.of("GET", "HEAD", "POST"), views);
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
