package droplets.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** {@code GET /flow}: the exchange that just took place, step by step, for this browser session. */
final class FlowServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  private final Sessions sessions;
  private final Clock clock;

  FlowServlet(Sessions sessions, Clock clock, Views views) {
    super(READING, views);
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    FlowModel model =
        FlowModel.of(sessions.flow(request), sessions.connection(request), clock.instant());
    views().show(request, response, "flow", model);
  }
}
