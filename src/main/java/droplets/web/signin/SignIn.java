package droplets.web.signin;

import droplets.digitalocean.AuthorizationResponse;
import droplets.digitalocean.DigitalOceanClient;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.OAuthException;
import droplets.digitalocean.TokenSet;
import droplets.digitalocean.UnreachableException;
import droplets.web.flow.BrowserSteps;
import droplets.web.flow.FlowRecorder;
import droplets.web.flow.FlowStep;
import droplets.web.page.OneTimeMessage;
import droplets.web.session.DigitalOceanConnection;
import droplets.web.session.Sessions;
import droplets.web.session.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finishes a sign-in: checks the authorization response, exchanges the code and makes a connection
 * of the tokens. It sets no cookie and no session, because several requests with the same callback
 * may wait for one outcome.
 */
public final class SignIn {

  private static final Duration REVOKE_AT_MOST = Duration.ofSeconds(3);

  private final DigitalOceanClient client;
  private final BrowserSteps browserSteps;
  private final Sessions sessions;
  private final Clock clock;

  /** Makes it for an application. */
  public SignIn(
      DigitalOceanClient client, BrowserSteps browserSteps, Sessions sessions, Clock clock) {
    this.client = client;
    this.browserSteps = browserSteps;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Whether {@link #finish} will call DigitalOcean. */
  boolean makesCall(AuthorizationResponse response, PendingSignIn pending) {
    return !pending.isExpired(clock.instant())
        && response.outcome(pending.request(client)) == AuthorizationResponse.Outcome.GRANTED;
  }

  /**
   * Finishes a sign-in whose state has come back.
   *
   * @param response the answer of DigitalOcean, as the browser brought it
   * @param pending the sign-in with the same state
   * @param requestId the id of the request, for the lines in the log
   */
  SignInOutcome finish(AuthorizationResponse response, PendingSignIn pending, String requestId) {
    Instant cameBackAt = clock.instant();
    FlowRecorder recorder = new FlowRecorder();
    Optional<OneTimeMessage> problem =
        pending.isExpired(cameBackAt)
            ? Optional.of(OneTimeMessage.STATE_EXPIRED)
            : problem(response.outcome(pending.request(client)));
    FlowStep.Failure refusal =
        problem.map(StrayCallbackRecorder::failure).orElse(FlowStep.Failure.NONE);
    Optional<DigitalOceanConnection> connection = Optional.empty();
    if (problem.isPresent()) {
      SignInLog.ended(problem.get(), response.knownError(), requestId);
    } else {
      try {
        TokenSet tokens =
            obtain(client.observedBy(recorder).calledFor(requestId), response.code(), pending);
        connection =
            Optional.of(
                new DigitalOceanConnection(
                    UUID.randomUUID().toString(),
                    UUID.randomUUID().toString(),
                    PendingSignIn.id(pending.state()),
                    clock.instant(),
                    tokens));
      } catch (DigitalOceanException e) {
        problem = Optional.of(message(e));
      }
    }
    List<FlowStep> steps = steps(response, pending, cameBackAt, refusal, problem, recorder);
    try {
      return new SignInOutcome(connection.map(made -> sessions.keep(made, steps)), problem, steps);
    } catch (StoreUnavailableException e) {
      revoke(connection.orElseThrow().tokens(), requestId);
      return new SignInOutcome(
          Optional.empty(), Optional.of(OneTimeMessage.CONNECTIONS_UNAVAILABLE), steps);
    }
  }

  /** Tokens that cannot be kept would live on, known to nobody. */
  private void revoke(TokenSet tokens, String requestId) {
    try {
      client.calledFor(requestId).revoke(tokens, REVOKE_AT_MOST);
    } catch (DigitalOceanException e) {
      // The call itself is in the log.
    }
  }

  private List<FlowStep> steps(
      AuthorizationResponse response,
      PendingSignIn pending,
      Instant cameBackAt,
      FlowStep.Failure refusal,
      Optional<OneTimeMessage> problem,
      FlowRecorder recorder) {
    List<FlowStep> steps = new ArrayList<>();
    steps.add(
        browserSteps.authorizationRequest(pending.request(client).shownUri(), pending.startedAt()));
    steps.add(
        browserSteps.callback(
            response, cameBackAt, problem.isPresent() ? "/" : pending.returnPath(), refusal));
    steps.addAll(recorder.steps());
    return steps;
  }

  /** Why there is no usable code, or empty. */
  private static Optional<OneTimeMessage> problem(AuthorizationResponse.Outcome outcome) {
    return switch (outcome) {
      case GRANTED -> Optional.empty();
      case DENIED -> Optional.of(OneTimeMessage.DENIED);
      case UNAVAILABLE -> Optional.of(OneTimeMessage.AUTHORIZATION_UNAVAILABLE);
      case REFUSED -> Optional.of(OneTimeMessage.AUTHORIZATION_FAILED);
      case WRONG_ISSUER -> Optional.of(OneTimeMessage.ISSUER_WRONG);
      case WRONG_STATE -> Optional.of(OneTimeMessage.STATE_UNKNOWN);
      case NO_CODE, MALFORMED -> Optional.of(OneTimeMessage.CALLBACK_INVALID);
    };
  }

  private static TokenSet obtain(DigitalOceanClient client, String code, PendingSignIn pending)
      throws DigitalOceanException {
    TokenSet tokens = client.exchange(code, pending.codeVerifier());
    if (!tokens.identity().isUnknown()) {
      return tokens;
    }
    try {
      return tokens.withIdentity(client.account(tokens.accessToken()));
    } catch (DigitalOceanException e) {
      // The identity is only shown. It cannot be read without the scope account:read, for example.
      return tokens;
    }
  }

  private static OneTimeMessage message(DigitalOceanException failure) {
    if (failure instanceof UnreachableException unreachable) {
      return unreachable.timedOut() ? OneTimeMessage.TIMED_OUT : OneTimeMessage.UNREACHABLE;
    }
    if (failure instanceof OAuthException refused) {
      return switch (refused.error()) {
        case "invalid_client", "unauthorized_client" -> OneTimeMessage.CLIENT_REFUSED;
        default -> OneTimeMessage.CODE_REFUSED;
      };
    }
    return switch (failure.reason()) {
      case RATE_LIMITED -> OneTimeMessage.RATE_LIMITED;
      case BLOCKED -> OneTimeMessage.BLOCKED;
      case CLOSED -> OneTimeMessage.NO_ANSWER;
      default -> OneTimeMessage.ANSWER_INVALID;
    };
  }
}
