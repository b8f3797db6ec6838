package droplets.web.flow;

import droplets.digitalocean.NamedValue;
import droplets.web.page.ShownTime;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A step as the flow page shows it.
 *
 * @param id tells the step from the others on the page
 * @param kind which step it is
 * @param at when it began
 * @param millis how long it took, or -1 if that is not known
 * @param status the status of the answer, or 0 if there is none to show
 * @param isGood whether the step did not fail
 * @param request the HTTP request as text
 * @param curl the HTTP request as a command
 * @param answer the HTTP answer as text, or why there is none
 */
public record FlowStepModel(
    String id,
    FlowKind kind,
    ShownTime at,
    long millis,
    int status,
    boolean isGood,
    String request,
    String curl,
    String answer) {

  static FlowStepModel of(FlowStep step, Instant now) {
    return new FlowStepModel(
        step.id(),
        step.kind(),
        ShownTime.of(step.at(), now),
        step.millis(),
        step.answer().status(),
        step.failure() == FlowStep.Failure.NONE,
        text(step.request()),
        CurlCommand.of(step.request()),
        answer(step));
  }

  private static String text(FlowStep.Request request) {
    URI uri = request.uri();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return parts(
        request.method()
            + " "
            + uri.getRawPath()
            + query
            + " HTTP/1.1\nHost: "
            + uri.getRawAuthority()
            + headers(request.headers()),
        joined(request.form(), "=", "\n&"));
  }

  private static String answer(FlowStep step) {
    if (step.kind() == FlowKind.AUTHORIZE) {
      return "To the browser: the consent page, and after the decision the way to the callback.";
    }
    FlowStep.Answer answer = step.answer();
    return parts(
        answer.status() > 0 ? "HTTP/1.1 " + answer.status() + headers(answer.headers()) : "",
        reason(step),
        joined(answer.fields(), ": ", "\n"));
  }

  private static String reason(FlowStep step) {
    return switch (step.failure()) {
      case NONE -> "";
      case NO_CONNECTION -> "No connection";
      case TIMED_OUT -> "No answer within the time limit";
      case NO_ANSWER -> "The connection ended without an answer";
      case INVALID_ANSWER -> "An answer that makes no sense";
      case OAUTH_ERROR -> step.errorCode().isEmpty() ? "" : "error: " + step.errorCode();
      case API_ERROR -> step.errorCode().isEmpty() ? "" : "id: " + step.errorCode();
    };
  }

  private static String headers(List<NamedValue> headers) {
    return headers.isEmpty() ? "" : "\n" + joined(headers, ": ", "\n");
  }

  private static String joined(List<NamedValue> values, String between, String separator) {
    return values.stream()
        .map(named -> named.name() + between + named.value())
        .collect(Collectors.joining(separator));
  }

  /** The parts that there are, with an empty line between them. */
  private static String parts(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
  }
}
