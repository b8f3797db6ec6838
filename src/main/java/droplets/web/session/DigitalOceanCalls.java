package droplets.web.session;

import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.TokenSet;
import droplets.web.flow.BrowserRequest;
import droplets.web.flow.FlowRecorder;
import droplets.web.page.ErrorPage;
import droplets.web.page.MessageCookie;
import droplets.web.page.OneTimeMessage;
import droplets.web.page.PageServlet;
import droplets.web.page.RefusalReason;
import droplets.web.page.RequestId;
import droplets.web.page.Route;
import droplets.web.page.Views;
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
 * Makes the call of a page for the connected person. It takes a place among the calls under way,
 * checks that the connection is not over, keeps the tokens fresh and records the call. If there is
 * no connection or no place, or if the call fails, it answers the request itself: it redirects to
 * the index page or shows an error page.
 */
public final class DigitalOceanCalls {

  private static final Logger LOG = System.getLogger(DigitalOceanCalls.class.getName());

  /** The request attribute from which error.jsp reads the failed step. */
  private static final String FAILED_STEP = "failedStep";

  /** A download may still fail when its calls have succeeded. */
  private static final String FILE = "the file, or why there is none";

  private final TokenSource tokens;
  private final Sessions sessions;
  private final CallLimit limit;
  private final MessageCookie messages;
  private final ReturnCookie returnCookie;
  private final Clock clock;
  private final Views views;

  /** Makes it for an application. */
  public DigitalOceanCalls(
      TokenSource tokens,
      Sessions sessions,
      CallLimit limit,
      MessageCookie messages,
      ReturnCookie returnCookie,
      Clock clock,
      Views views) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.limit = limit;
    this.messages = messages;
    this.returnCookie = returnCookie;
    this.clock = clock;
    this.views = views;
  }

  /** The connection, even if its time is over. */
  public Optional<DigitalOceanConnection> connection(HttpServletRequest request) {
    return sessions.anyConnection(request);
  }

  /**
   * Makes a call for the person who sent the request.
   *
   * @param returnPath where the person is led after connecting, should that be needed first
   * @param failed the page for a call that failed
   * @return what came of it, or absent if the request has been answered
   */
  public <T> Optional<CallResult<T>> make(
      HttpServletRequest request,
      HttpServletResponse response,
      String returnPath,
      Function<DigitalOceanException, ErrorPage> failed,
      TokenSource.Call<T> call)
      throws ServletException, IOException {
    Optional<DigitalOceanConnection> connection = connection(request);
    if (connection.isEmpty()) {
      askToConnect(request, response, returnPath);
    } else if (!limit.tryEnter()) {
      LOG.log(Level.WARNING, RefusalReason.BUSY.line(request));
      views.error(request, response, ErrorPage.busy());
    } else {
      try {
        return make(request, response, connection.get(), returnPath, failed, call);
      } finally {
        limit.leave();
      }
    }
    return Optional.empty();
  }

  private <T> Optional<CallResult<T>> make(
      HttpServletRequest request,
      HttpServletResponse response,
      DigitalOceanConnection connection,
      String returnPath,
      Function<DigitalOceanException, ErrorPage> failed,
      TokenSource.Call<T> call)
      throws ServletException, IOException {
    if (connection.isOver(clock.instant())) {
      DigitalOceanConnection last = sessions.take(request, connection).orElse(connection);
      tokens.revoke(request, last.tokens(), new FlowRecorder());
      sessions.end(request, response);
      LOG.log(Level.INFO, "signed out: twelve hours are over" + RequestId.logged(request));
      leadToIndex(request, response, returnPath, OneTimeMessage.SIGNED_OUT);
      return Optional.empty();
    }
    long start = System.nanoTime();
    FlowRecorder recorder = new FlowRecorder();
    try {
      T result = tokens.call(request, connection, recorder, call);
      record(request, recorder, isDownload(request) ? FILE : "200 and the page");
      TokenSet inForce = sessions.connection(request).orElse(connection).tokens();
      return Optional.of(new CallResult<>(result, inForce, start, recorder.total()));
    } catch (ConnectionLostException e) {
      String index = request.getServletContext().getContextPath() + Route.INDEX.path();
      record(request, recorder, "303 to " + index);
      leadToIndex(request, response, returnPath, LostConnectionMessage.message(recorder.steps()));
    } catch (DigitalOceanException e) {
      ErrorPage page = failed.apply(e);
      record(request, recorder, page.status() + " and the reason");
      recorder.failedStep().ifPresent(step -> request.setAttribute(FAILED_STEP, step.id()));
      views.error(request, response, page);
    }
    return Optional.empty();
  }

  private void record(HttpServletRequest request, FlowRecorder recorder, String answer) {
    sessions.addToFlow(request, recorder.steps(BrowserRequest.of(request, answer)));
  }

  private static boolean isDownload(HttpServletRequest request) {
    String path = request.getServletPath();
    return Route.CSV.path().equals(path) || Route.SSH_CONFIG.path().equals(path);
  }

  /**
   * Leads somebody who is not connected to the index page, which says why. A browser that brings a
   * connection which has ended, or which this node cannot open, is asked to connect again.
   *
   * @param returnPath where the person is led after connecting
   */
  public void askToConnect(
      HttpServletRequest request, HttpServletResponse response, String returnPath) {
    leadToIndex(
        request,
        response,
        returnPath,
        sessions.kept(request).isPresent()
            ? OneTimeMessage.CONNECT_AGAIN
            : OneTimeMessage.CONNECT_FIRST);
  }

  private void leadToIndex(
      HttpServletRequest request,
      HttpServletResponse response,
      String returnPath,
      OneTimeMessage message) {
    messages.set(response, message);
    // Without a cookie the person gets all standard Droplets after connecting.
    if (!returnPath.equals(Route.DROPLETS.path())) {
      returnCookie.set(response, returnPath);
    }
    PageServlet.seeOther(request.getServletContext(), response, Route.INDEX.path());
  }
}
