package droplets.web.listing;

import droplets.digitalocean.ApiException;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.Droplet;
import droplets.web.page.ErrorPage;
import droplets.web.page.FailedCallPage;
import droplets.web.page.PageServlet;
import droplets.web.page.Route;
import droplets.web.page.Views;
import droplets.web.session.CallResult;
import droplets.web.session.DigitalOceanCalls;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code GET /droplets/ID}: one Droplet with all its fields; makes one call. An id that cannot be a
 * Droplet's number gets the 404 page without a call. A person who is not connected is sent to the
 * index page, and to the Droplet after connecting.
 */
public final class DropletServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  private final DigitalOceanCalls calls;
  private final Clock clock;

  /** Makes it for an application. */
  public DropletServlet(DigitalOceanCalls calls, Clock clock, Views views) {
    super(Route.DROPLET, views);
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    OptionalLong id = DropletId.parse(path.replaceFirst("^/", ""));
    if (id.isPresent()) {
      show(request, response, id.getAsLong());
    } else {
      views().error(request, response, ErrorPage.of(404));
    }
  }

  private void show(HttpServletRequest request, HttpServletResponse response, long id)
      throws ServletException, IOException {
    Optional<CallResult<Droplet>> found =
        calls.make(
            request,
            response,
            ReturnPath.ofDroplet(id).path(),
            DropletServlet::failed,
            (client, token) -> client.droplet(token, id));
    if (found.isPresent()) {
      CallResult<Droplet> answered = found.get();
      DropletModel model = DropletModel.of(answered.result(), answered.tokens(), clock.instant());
      response.setHeader("Server-Timing", answered.serverTiming());
      views().show(request, response, "droplet", model);
    }
  }

  private static ErrorPage failed(DigitalOceanException failure) {
    return failure instanceof ApiException
            && failure.isFromDigitalOcean()
            && failure.status() == HttpServletResponse.SC_NOT_FOUND
        ? ErrorPage.page(
            404,
            "There is no such Droplet",
            "The team you are connected to has none of this number: it was destroyed, or it belongs"
                + " to another team. The Droplets page lists those there are.")
        : FailedCallPage.of(failure, "droplet:read");
  }
}
