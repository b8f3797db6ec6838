package droplets.web.signin;

import droplets.digitalocean.AuthorizationResponse;
import droplets.web.flow.FlowRecorder;
import droplets.web.flow.FlowStep;
import droplets.web.listing.ReturnPath;
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
import droplets.web.session.KeptConnection;
import droplets.web.session.ReturnCookie;
import droplets.web.session.Sessions;
import droplets.web.session.TokenSource;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * {@code GET /digitalocean}: the callback, to which DigitalOcean sends the browser back (RFC 6749
 * section 4.1.2). A grant leads to the Droplets page, or to the page that the person had asked for
 * (303); so the code leaves the address bar. The same callback again leads a connected person to
 * the Droplets page (303). A request that is no navigation gets the 403 page. Anything else leads
 * to the index page with a one-time message (303).
 */
public final class CallbackServlet extends PageServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(CallbackServlet.class.getName());

  private final SignIn signIn;
  private final PendingSignIns signIns;
  private final SignInOutcomes outcomes;
  private final TokenSource tokenSource;
  private final Sessions sessions;
  private final StrayCallbackRecorder strayCallbacks;
  private final CallLimit limit;
  private final MessageCookie messages;
  private final ReturnCookie returnCookie;

  /** Makes the servlet. */
  public CallbackServlet(
      SignIn signIn,
      PendingSignIns signIns,
      SignInOutcomes outcomes,
      TokenSource tokenSource,
      Sessions sessions,
      StrayCallbackRecorder strayCallbacks,
      CallLimit limit,
      MessageCookie messages,
      ReturnCookie returnCookie,
      Views views) {
    super(Route.CALLBACK, views);
    this.signIn = signIn;
    this.signIns = signIns;
    this.outcomes = outcomes;
    this.tokenSource = tokenSource;
    this.sessions = sessions;
    this.strayCallbacks = strayCallbacks;
    this.limit = limit;
    this.messages = messages;
    this.returnCookie = returnCookie;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (FetchMetadata.isNoNavigation(request)) {
      views().error(request, response, ErrorPage.of(403));
      return;
    }
    AuthorizationResponse answer = AuthorizationResponse.parse(request.getQueryString());
    Optional<PendingSignIn> pending = signIns.find(request, answer.state());
    if (pending.isEmpty()) {
      withoutSignIn(request, response, answer);
    } else if (!signIn.makesCall(answer, pending.get())) {
      finish(request, response, answer, pending.get());
    } else if (limit.tryEnter()) {
      try {
        finish(request, response, answer, pending.get());
      } finally {
        limit.leave();
      }
    } else {
      // Nothing has been used up, so the same address works later.
      refuse(request, response, OneTimeMessage.BUSY);
    }
  }

  /** Answers a callback that belongs to no sign-in of this browser. */
  private void withoutSignIn(
      HttpServletRequest request, HttpServletResponse response, AuthorizationResponse answer) {
    String id = PendingSignIn.id(answer.state());
    if (answer.state().isEmpty()
        && answer.knownError().equals("access_denied")
        && signIns.newest(request).isPresent()) {
      // DigitalOcean's documentation shows a denial without state.
      record(request, response, answer, OneTimeMessage.DENIED);
    } else if (answer.isMalformed()) {
      record(request, response, answer, OneTimeMessage.CALLBACK_INVALID);
    } else if (sessions.isOver(request, id)) {
      if (sessions.connection(request).isPresent()) {
        // The person reloaded the page or went back, and is connected already.
        seeOther(response, Route.DROPLETS.path());
      } else {
        refuse(request, response, OneTimeMessage.STATE_USED);
      }
    } else {
      record(request, response, answer, OneTimeMessage.STATE_UNKNOWN);
    }
  }

  private void record(
      HttpServletRequest request,
      HttpServletResponse response,
      AuthorizationResponse answer,
      OneTimeMessage reason) {
    strayCallbacks.record(request, response, answer, reason);
    refuse(request, response, reason);
  }

  private void finish(
      HttpServletRequest request,
      HttpServletResponse response,
      AuthorizationResponse answer,
      PendingSignIn pending) {
    SignInOutcome outcome =
        outcomes.of(
            PendingSignIn.id(pending.state()),
            () -> signIn.finish(answer, pending, RequestId.of(request)));
    signIns.remove(request, response, pending);
    if (outcome.connection().isPresent()) {
      connect(request, response, outcome.connection().get(), pending);
    } else {
      sessions.startFlow(request, response, PendingSignIn.id(pending.state()), outcome.steps());
      toIndex(response, outcome.problem().orElseThrow());
    }
  }

  private void connect(
      HttpServletRequest request,
      HttpServletResponse response,
      KeptConnection connection,
      PendingSignIn pending) {
    if (connection.readAgain().isEmpty()) {
      // The person has connected with this callback before, and has disconnected since.
      refuse(request, response, OneTimeMessage.STATE_USED);
      return;
    }
    Optional<DigitalOceanConnection> former = sessions.connect(request, response, connection);
    LOG.log(Level.INFO, "signed in" + RequestId.logged(request));
    former
        .filter(replaced -> !sessions.hasTokensOf(connection, replaced))
        .ifPresent(replaced -> revoke(request, replaced));
    returnCookie.forget(request, response);
    seeOther(response, ReturnPath.parse(pending.returnPath()).orElse(ReturnPath.DEFAULT).path());
  }

  private void revoke(HttpServletRequest request, DigitalOceanConnection replaced) {
    FlowRecorder recorder = new FlowRecorder();
    tokenSource.revoke(request, replaced.tokens(), recorder);
    sessions.addToFlow(
        request, recorder.steps().stream().map(FlowStep::ofFormerConnection).toList());
  }

  /** Ends a request that belongs to no sign-in, or cannot be finished now. */
  private void refuse(
      HttpServletRequest request, HttpServletResponse response, OneTimeMessage reason) {
    SignInLog.ended(reason, "", RequestId.of(request));
    toIndex(response, reason);
  }

  private void toIndex(HttpServletResponse response, OneTimeMessage message) {
    messages.set(response, message);
    seeOther(response, Route.INDEX.path());
  }
}
