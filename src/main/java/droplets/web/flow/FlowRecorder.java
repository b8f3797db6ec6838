package droplets.web.flow;

import droplets.digitalocean.ApiException;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.OAuthException;
import droplets.digitalocean.RecordedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Records the calls of one request to this application as steps of the flow, and adds up how long
 * they took.
 */
public final class FlowRecorder implements Consumer<RecordedCall> {

  private final List<FlowStep> steps = new ArrayList<>();
  private Duration total = Duration.ZERO;

  @Override
  public void accept(RecordedCall call) {
    total = total.plus(call.took());
    steps.add(
        new FlowStep(
            kind(call),
            call.startedAt(),
            new FlowStep.Request(call.method(), call.uri(), call.headers(), call.form()),
            new FlowStep.Answer(call.status(), call.answerHeaders(), call.answer()),
            call.failure().map(FlowRecorder::failure).orElse(FlowStep.Failure.NONE),
            call.failure().map(FlowRecorder::errorCode).orElse(""),
            call.took().toMillis()));
  }

  /** The last step, if it failed. */
  public Optional<FlowStep> failedStep() {
    return new Flow(steps).failedStep();
  }

  /** The steps in their order. */
  public List<FlowStep> steps() {
    return List.copyOf(steps);
  }

  /** The steps, as those for which a request of the browser waited. */
  public List<FlowStep> steps(BrowserRequest waiting) {
    return steps.stream().map(step -> step.during(waiting)).toList();
  }

  /** How long all calls took together. */
  public Duration total() {
    return total;
  }

  private FlowKind kind(RecordedCall call) {
    return switch (call.operation()) {
      case EXCHANGE -> FlowKind.TOKEN;
      case REFRESH -> isAfter401() ? FlowKind.REFRESH_AFTER_401 : FlowKind.REFRESH;
      case REVOKE -> FlowKind.REVOKE;
      case ACCOUNT -> FlowKind.ACCOUNT;
      case DROPLETS -> FlowKind.LIST;
      case DROPLET -> FlowKind.DROPLET;
    };
  }

  private boolean isAfter401() {
    return !steps.isEmpty() && steps.get(steps.size() - 1).answer().status() == 401;
  }

  private static FlowStep.Failure failure(DigitalOceanException failure) {
    if (failure instanceof OAuthException) {
      return FlowStep.Failure.OAUTH_ERROR;
    }
    if (failure instanceof ApiException) {
      return FlowStep.Failure.API_ERROR;
    }
    return switch (failure.reason()) {
      case NAME_UNKNOWN, CONNECTION_REFUSED, TLS, NO_CONNECTION -> FlowStep.Failure.NO_CONNECTION;
      case CONNECT_TIMEOUT, READ_TIMEOUT, CALL_TIMEOUT -> FlowStep.Failure.TIMED_OUT;
      case GIVEN_UP -> FlowStep.Failure.GIVEN_UP;
      case CLOSED -> FlowStep.Failure.NO_ANSWER;
      case CUT_OFF -> FlowStep.Failure.CUT_OFF;
      case TOO_LONG -> FlowStep.Failure.TOO_LONG;
      case UNEXPECTED_STATUS -> FlowStep.Failure.UNEXPECTED_STATUS;
      default -> FlowStep.Failure.NOT_UNDERSTOOD;
    };
  }

  /** The rest of an error is foreign text, so it is not recorded. */
  private static String errorCode(DigitalOceanException failure) {
    if (failure instanceof OAuthException refused) {
      return refused.error();
    }
    return failure instanceof ApiException refused ? refused.id() : "";
  }
}
