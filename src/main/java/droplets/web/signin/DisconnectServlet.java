package droplets.web.signin;

import droplets.web.flow.BrowserRequest;
import droplets.web.flow.FlowRecorder;
import droplets.web.page.ErrorPage;
import droplets.web.page.FetchMetadata;
import droplets.web.page.MessageCookie;
import droplets.web.page.OneTimeMessage;
import droplets.web.page.PageServlet;
import droplets.web.page.RequestId;
import droplets.web.page.Route;
import droplets.web.page.Views;
import droplets.web.session.CallLimit;
import droplets.web.session.DigitalOceanConnection;
import droplets.web.session.Sessions;
import droplets.web.session.TokenSource;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * {@code POST /disconnect}: revokes the tokens (RFC 7009) and ends the session, whatever
 * DigitalOcean answers, and leads to the index page, whose message tells the outcome (303). The
 * request must come from a form of this application and hold the form's token; otherwise it gets
 * the 403 page.
 */
public final class DisconnectServlet extends PageServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(DisconnectServlet.class.getName());

  private static final String FORM_TOKEN = "token";

  private final TokenSource tokens;
  private final Sessions sessions;
  private final CallLimit limit;
  private final MessageCookie messages;

  /** Makes the servlet. */
  public DisconnectServlet(
      TokenSource tokens, Sessions sessions, CallLimit limit, MessageCookie messages, Views views) {
    super(Route.DISCONNECT, views);
    this.tokens = tokens;
    this.sessions = sessions;
    this.limit = limit;
    this.messages = messages;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (FetchMetadata.isNotSameOrigin(request)) {
      views().error(request, response, ErrorPage.of(403));
      return;
    }
    Optional<DigitalOceanConnection> connection = sessions.anyConnection(request);
    if (connection.isEmpty()) {
      seeOther(response, Route.INDEX.path());
    } else if (!isFormToken(request, connection.get())) {
      views().error(request, response, ErrorPage.of(403));
    } else {
      // First of all: a refresh under way then finds no connection, and revokes its new tokens.
      DigitalOceanConnection last =
          sessions.take(request, connection.get()).orElse(connection.get());
      boolean revoked = revoke(request, last);
      sessions.end(request, response);
      LOG.log(Level.INFO, "signed out" + RequestId.logged(request));
      OneTimeMessage message =
          revoked ? OneTimeMessage.DISCONNECTED : OneTimeMessage.DISCONNECTED_ONLY_HERE;
      messages.set(response, message);
      seeOther(response, Route.INDEX.path());
    }
  }

  private boolean revoke(HttpServletRequest request, DigitalOceanConnection connection) {
    if (!limit.tryEnter()) {
      return false;
    }
    FlowRecorder recorder = new FlowRecorder();
    try {
      return tokens.revoke(request, connection.tokens(), recorder);
    } finally {
      limit.leave();
      String index = getServletContext().getContextPath() + Route.INDEX.path();
      sessions.addToFlow(request, recorder.steps(BrowserRequest.of(request, "303 to " + index)));
    }
  }

  /**
   * Returns the form's token, or null if the form has none. A token in the address never counts.
   */
  private static String formToken(HttpServletRequest request) {
    if (request.getQueryString() != null) {
      return null;
    }
    try {
      return request.getParameter(FORM_TOKEN);
    } catch (RuntimeException e) {
      // Each container throws another exception for a malformed or oversized form.
      return null;
    }
  }

  private static boolean isFormToken(
      HttpServletRequest request, DigitalOceanConnection connection) {
    String token = formToken(request);
    return token != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8),
            connection.formToken().getBytes(StandardCharsets.UTF_8));
  }
}
