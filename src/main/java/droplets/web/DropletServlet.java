package droplets.web;

import droplets.digitalocean.ApiException;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.Droplet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code GET /droplets/ID}: everything about one Droplet, for one call. Whatever is no Droplet's
 * number is the 404 page without a call. Who is not connected is led to the index page, and
 * afterwards to the Droplet.
 */
final class DropletServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  private final ConnectedCalls calls;
  private final Clock clock;

  DropletServlet(ConnectedCalls calls, Clock clock, Views views) {
    super(READING, views);
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
    Optional<Answered<Droplet>> found =
        calls.make(
            request,
            response,
            WantedView.ofDroplet(id),
            DropletServlet::failed,
            (client, token) -> client.droplet(token, id));
    if (found.isPresent()) {
      Answered<Droplet> answered = found.get();
      DropletModel model = DropletModel.of(answered.result(), answered.tokens(), clock.instant());
      response.setHeader("Server-Timing", answered.serverTiming());
      views().show(request, response, "droplet", model);
    }
  }

  private static ErrorPage failed(DigitalOceanException failure) {
    return failure instanceof ApiException && failure.status() == HttpServletResponse.SC_NOT_FOUND
        ? ErrorPage.noSuchDroplet()
        : ErrorPage.of(failure, "droplet:read");
  }
}
