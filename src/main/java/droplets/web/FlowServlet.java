package droplets.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /flow}: the exchange that just took place, step by step, for this browser session. */
final class FlowServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  private final Sessions sessions;

  FlowServlet(Sessions sessions, Views views) {
    super(READING, views);
    this.sessions = sessions;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    views().show(request, response, "flow", FlowModel.of(sessions.flow(request)));
  }
}
