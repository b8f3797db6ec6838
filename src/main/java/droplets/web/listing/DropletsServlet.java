package droplets.web.listing;

import droplets.digitalocean.DropletPage;
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

/**
 * {@code GET /droplets}: one page of Droplets; makes one call. A person who is not connected is
 * sent to the index page, and to this listing after connecting.
 */
public final class DropletsServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  private final DigitalOceanCalls calls;
  private final Clock clock;

  /** Makes it for an application. */
  public DropletsServlet(DigitalOceanCalls calls, Clock clock, Views views) {
    super(Route.DROPLETS, views);
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<Listing> listing = ListingParameters.parse(request.getQueryString());
    if (listing.isPresent()) {
      show(request, response, listing.get());
    } else if (calls.connection(request).isPresent()) {
      views().error(request, response, ErrorPage.of(400));
    } else {
      calls.askToConnect(request, response, Route.DROPLETS.path());
    }
  }

  private void show(HttpServletRequest request, HttpServletResponse response, Listing listing)
      throws ServletException, IOException {
    Optional<CallResult<DropletPage>> page =
        calls.make(
            request,
            response,
            ReturnPath.of(listing).path(),
            failure -> FailedCallPage.of(failure, listing.missingScope()),
            (client, token) -> client.droplets(token, listing.query()));
    if (page.isPresent()) {
      CallResult<DropletPage> answered = page.get();
      DropletsModel model =
          new DropletsModel(answered.result(), listing, answered.tokens(), clock.instant());
      response.setHeader("Server-Timing", answered.serverTiming());
      views().show(request, response, "droplets", model);
    }
  }
}
