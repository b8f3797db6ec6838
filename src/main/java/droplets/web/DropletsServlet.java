package droplets.web;

import droplets.digitalocean.DropletPage;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * {@code GET /droplets}: one page of Droplets, for one list call. Who is not connected is led to
 * the index page, and afterwards to the view asked for.
 */
final class DropletsServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  private final ConnectedCalls calls;
  private final Clock clock;

  DropletsServlet(ConnectedCalls calls, Clock clock, Views views) {
    super(READING, views);
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<DropletsView> view = DropletsParameters.parse(request.getQueryString());
    if (view.isPresent()) {
      show(request, response, view.get());
    } else if (calls.connection(request).isPresent()) {
      views().error(request, response, ErrorPage.of(400));
    } else {
      seeOther(response, Routes.INDEX);
    }
  }

  private void show(HttpServletRequest request, HttpServletResponse response, DropletsView view)
      throws ServletException, IOException {
    Optional<Answered<DropletPage>> page =
        calls.make(
            request,
            response,
            WantedView.of(view),
            failure -> ErrorPage.ofList(failure, view.query()),
            (client, token) -> client.droplets(token, view.query()));
    if (page.isPresent()) {
      Answered<DropletPage> answered = page.get();
      DropletsModel model =
          DropletsModel.of(answered.result(), view, answered.tokens(), clock.instant());
      response.setHeader("Server-Timing", answered.serverTiming());
      views().show(request, response, "droplets", model);
    }
  }
}
