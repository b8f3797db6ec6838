package droplets.web.flow;

import droplets.web.page.PageServlet;
import droplets.web.page.Route;
import droplets.web.page.Views;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/**
 * {@code GET /flow}: shows the flow of this browser session, step by step, and explains the steps
 * that have not taken place. Makes no session.
 */
public final class FlowServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  private final FlowSource source;
  private final RealValues realValues;
  private final Clock clock;

  /**
   * Makes it for an application.
   *
   * @param realValues {@link RealValues#NONE}, except in the sandbox
   */
  public FlowServlet(FlowSource source, RealValues realValues, Clock clock, Views views) {
    super(Route.FLOW, views);
    this.source = source;
    this.realValues = realValues;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    FlowModel model =
        FlowModel.of(
            source.flow(request),
            source.tokens(request),
            realValues,
            source.isOfThisNodeAlone(),
            clock.instant());
    views().show(request, response, "flow", model);
  }
}
