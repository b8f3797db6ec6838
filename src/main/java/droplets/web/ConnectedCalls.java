package droplets.web;

import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.TokenSet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every page that DigitalOcean has to answer for needs: a connection that is not over, a place
 * among those who wait, live tokens, an entry in the record of the flow. Where something is in the
 * way it answers the request itself: with the way to connect, or with a page that says what
 * happened.
 */
final class ConnectedCalls {

  private static final Logger LOG = System.getLogger(ConnectedCalls.class.getName());

  private final Connections connections;
  private final Sessions sessions;
  private final CallLimit limit;
  private final ShortCookies cookies;
  private final Clock clock;
  private final Views views;

  ConnectedCalls(
      Connections connections,
      Sessions sessions,
      CallLimit limit,
      ShortCookies cookies,
      Clock clock,
      Views views) {
    this.connections = connections;
    this.sessions = sessions;
    this.limit = limit;
    this.cookies = cookies;
    this.clock = clock;
    this.views = views;
  }

  /** The connection, even if its time is over. */
  Optional<Connection> connection(HttpServletRequest request) {
    return sessions.anyConnection(request);
  }

  /**
   * Makes a call on behalf of who sent a request.
   *
   * @param wanted where the person is led after connecting, should that be needed first
   * @param failed the page for a call that failed
   * @return what came of it, or absent if the request has been answered
   */
  <T> Optional<Answered<T>> make(
      HttpServletRequest request,
      HttpServletResponse response,
      WantedView wanted,
      Function<DigitalOceanException, ErrorPage> failed,
      Connections.Call<T> call)
      throws ServletException, IOException {
    Optional<Connection> connection = connection(request);
    if (connection.isEmpty()) {
      askToConnect(request, response, wanted);
    } else if (!limit.tryEnter()) {
      views.error(request, response, ErrorPage.busy());
    } else {
      try {
        return make(request, response, connection.get(), wanted, failed, call);
      } finally {
        limit.leave();
      }
    }
    return Optional.empty();
  }

  private <T> Optional<Answered<T>> make(
      HttpServletRequest request,
      HttpServletResponse response,
      Connection connection,
      WantedView wanted,
      Function<DigitalOceanException, ErrorPage> failed,
      Connections.Call<T> call)
      throws ServletException, IOException {
    if (connection.isOver(clock.instant())) {
      connections.revoke(request, connection.tokens(), new FlowRecorder());
      sessions.end(request);
      LOG.log(Level.INFO, "signed out: twelve hours are over" + RequestId.logged(request));
      cookies.setMessage(response, Message.SIGNED_OUT);
      askToConnect(request, response, wanted);
      return Optional.empty();
    }
    long start = System.nanoTime();
    FlowRecorder recorder = new FlowRecorder();
    try {
      T result = connections.call(request, connection, recorder, call);
      sessions.addToFlow(request, recorder.steps());
      TokenSet tokens = sessions.connection(request).orElse(connection).tokens();
      return Optional.of(new Answered<>(result, tokens, start, recorder.total()));
    } catch (ConnectionLostException e) {
      sessions.addToFlow(request, recorder.steps());
      cookies.setMessage(response, Message.CONNECT_AGAIN);
      askToConnect(request, response, wanted);
    } catch (DigitalOceanException e) {
      sessions.addToFlow(request, recorder.steps());
      views.error(request, response, failed.apply(e));
    }
    return Optional.empty();
  }

  private void askToConnect(
      HttpServletRequest request, HttpServletResponse response, WantedView wanted) {
    if (!wanted.isDefault()) {
      cookies.setView(response, wanted);
    }
    PageServlet.seeOther(request.getServletContext(), response, Routes.INDEX);
  }
}
