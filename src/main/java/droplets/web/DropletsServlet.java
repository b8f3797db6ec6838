package droplets.web;

import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.DropletPage;
import droplets.digitalocean.TokenSet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code GET /droplets}: one page of Droplets, for one list call. Who is not connected is led to
 * the index page, and afterwards to the view asked for.
 */
final class DropletsServlet extends PageServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(DropletsServlet.class.getName());

  private final Connections connections;
  private final Sessions sessions;
  private final CallLimit limit;
  private final ShortCookies cookies;
  private final Clock clock;

  DropletsServlet(
      Connections connections,
      Sessions sessions,
      CallLimit limit,
      ShortCookies cookies,
      Clock clock,
      Views views) {
    super(READING, views);
    this.connections = connections;
    this.sessions = sessions;
    this.limit = limit;
    this.cookies = cookies;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<Connection> connection = sessions.anyConnection(request);
    Optional<DropletsView> view = DropletsParameters.parse(request.getQueryString());
    if (connection.isEmpty()) {
      view.ifPresent(wanted -> rememberView(response, wanted));
      seeOther(response, Routes.INDEX);
    } else if (view.isEmpty()) {
      views().error(request, response, ErrorPage.of(400));
    } else if (!limit.tryEnter()) {
      views().error(request, response, ErrorPage.busy());
    } else {
      try {
        show(request, response, connection.get(), view.get());
      } finally {
        limit.leave();
      }
    }
  }

  private void show(
      HttpServletRequest request,
      HttpServletResponse response,
      Connection connection,
      DropletsView view)
      throws ServletException, IOException {
    if (connection.isOver(clock.instant())) {
      connections.revoke(connection.tokens(), new FlowRecorder());
      sessions.end(request);
      LOG.log(Level.INFO, "signed out: twelve hours are over");
      askToConnect(response, view, Message.SIGNED_OUT);
      return;
    }
    long start = System.nanoTime();
    FlowRecorder recorder = new FlowRecorder();
    try {
      DropletPage page =
          connections.call(
              request,
              connection,
              recorder,
              (client, token) -> client.droplets(token, view.query()));
      sessions.addToFlow(request, recorder.steps());
      TokenSet tokens = sessions.connection(request).orElse(connection).tokens();
      DropletsModel model = DropletsModel.of(page, view, tokens, clock.instant());
      Duration ours = Duration.ofNanos(System.nanoTime() - start).minus(recorder.total());
      response.setHeader(
          "Server-Timing",
          "digitalocean;dur=" + millis(recorder.total()) + ", app;dur=" + millis(ours));
      views().show(request, response, "droplets", model);
    } catch (ConnectionLostException e) {
      sessions.addToFlow(request, recorder.steps());
      askToConnect(response, view, Message.CONNECT_AGAIN);
    } catch (DigitalOceanException e) {
      sessions.addToFlow(request, recorder.steps());
      String scope = view.query().tag().isEmpty() ? "droplet:read" : "droplet:read and tag:read";
      views().error(request, response, ErrorPage.of(e, scope));
    }
  }

  private void askToConnect(HttpServletResponse response, DropletsView view, Message message) {
    rememberView(response, view);
    cookies.setMessage(response, message);
    seeOther(response, Routes.INDEX);
  }

  private void rememberView(HttpServletResponse response, DropletsView view) {
    String query = DropletsParameters.query(view);
    if (!query.isEmpty()) {
      cookies.setView(response, query);
    }
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ENGLISH, "%.1f", duration.toNanos() / 1e6);
  }
}
