package droplets.web.signin;

import droplets.digitalocean.AuthorizationResponse;
import droplets.web.flow.BrowserSteps;
import droplets.web.flow.FlowStep;
import droplets.web.page.OneTimeMessage;
import droplets.web.page.Route;
import droplets.web.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Records a callback that belongs to no sign-in of the browser, so that the flow page tells why.
 */
public final class StrayCallbackRecorder {

  private final PendingFlow pending;
  private final BrowserSteps browserSteps;
  private final Sessions sessions;
  private final Clock clock;

  /** Makes it for an application. */
  public StrayCallbackRecorder(
      PendingFlow pending, BrowserSteps browserSteps, Sessions sessions, Clock clock) {
    this.pending = pending;
    this.browserSteps = browserSteps;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Why a callback was refused, for the record. */
  static FlowStep.Failure failure(OneTimeMessage message) {
    return switch (message) {
      case STATE_UNKNOWN -> FlowStep.Failure.WRONG_STATE;
      case STATE_EXPIRED -> FlowStep.Failure.STATE_EXPIRED;
      case ISSUER_WRONG -> FlowStep.Failure.WRONG_ISSUER;
      case DENIED -> FlowStep.Failure.DENIED;
      case AUTHORIZATION_FAILED, AUTHORIZATION_UNAVAILABLE -> FlowStep.Failure.NOT_GRANTED;
      default -> FlowStep.Failure.NO_CODE;
    };
  }

  /** Records a callback, after the authorization request that the browser has under way. */
  void record(
      HttpServletRequest request,
      HttpServletResponse response,
      AuthorizationResponse answer,
      OneTimeMessage message) {
    FlowStep.Failure failure =
        answer.isMalformed() ? FlowStep.Failure.UNREADABLE : failure(message);
    FlowStep callback = browserSteps.callback(answer, clock.instant(), Route.INDEX.path(), failure);
    if (sessions.connection(request).isPresent()) {
      // Anybody can send a browser here: the record of the connection stays.
      sessions.addToFlow(request, List.of(callback));
    } else {
      List<FlowStep> steps = new ArrayList<>();
      pending.authorizationRequest(request).ifPresent(steps::add);
      steps.add(callback);
      sessions.startFlow(request, response, "", steps);
    }
  }
}
