package droplets.web.flow;

import droplets.digitalocean.NamedValue;
import droplets.web.page.ShownTime;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * @param failure why it failed, or empty
 * @param during the request of the browser that waited for it, or empty
 * @param explainedAt the first step that has the same explanation, or empty if it is this one
 * @param line the method and the address without parameters
 * @param request the headers and parameters of the request
 * @param answer the headers and fields of the answer
 * @param curl the HTTP request as a command
 */
public record FlowStepModel(
    String id,
    FlowKind kind,
    ShownTime at,
    long millis,
    int status,
    boolean isGood,
    String failure,
    String during,
    String explainedAt,
    String line,
    List<FlowRow> request,
    List<FlowRow> answer,
    String curl) {

  /**
   * A step as it is shown.
   *
   * @param values tells its real values in the sandbox
   * @param flow the steps that it is one of
   */
  static FlowStepModel of(FlowStep step, RealValues values, List<FlowStep> flow, Instant now) {
    FlowStep real = values.of(step, flow);
    return new FlowStepModel(
        step.id(),
        step.kind(),
        ShownTime.of(step.at(), now),
        step.millis(),
        step.answer().status(),
        step.isGood(),
        FailureText.of(step) + values.reason(step),
        step.kind() == FlowKind.AUTHORIZE ? "" : step.during().line(),
        explainedAt(step, flow),
        step.request().method() + " " + withoutQuery(step.request().uri()),
        rows(parameters(step.request()), parameters(real.request())),
        rows(parameters(step.answer()), parameters(real.answer())),
        CurlCommand.of(real.request()));
  }

  private static String explainedAt(FlowStep step, List<FlowStep> flow) {
    FlowStep first =
        flow.stream()
            .filter(other -> other.kind().reason().equals(step.kind().reason()))
            .findFirst()
            .orElse(step);
    return first == step ? "" : first.id();
  }

  Stream<FlowRow> rows() {
    return Stream.concat(request.stream(), answer.stream());
  }

  private static String withoutQuery(URI uri) {
    String text = uri.toString();
    return uri.getRawQuery() == null ? text : text.substring(0, text.indexOf('?'));
  }

  static List<NamedValue> parameters(FlowStep.Request request) {
    List<NamedValue> all = new ArrayList<>(request.headers());
    String query = request.uri().getRawQuery();
    for (String parameter : query == null ? new String[0] : query.split("&")) {
      String[] parts = parameter.split("=", 2);
      all.add(new NamedValue(parts[0], parts.length > 1 ? decoded(parts[1]) : ""));
    }
    all.addAll(request.form());
    return all;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static List<NamedValue> parameters(FlowStep.Answer answer) {
    List<NamedValue> all = new ArrayList<>(answer.headers());
    all.addAll(answer.fields());
    return all;
  }

  private static List<FlowRow> rows(List<NamedValue> shown, List<NamedValue> real) {
    List<FlowRow> rows = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      NamedValue each = shown.get(i);
      boolean isKnown = i < real.size() && real.get(i).name().equals(each.name());
      rows.add(FlowRow.of(each.name(), each.value(), (isKnown ? real.get(i) : each).value()));
    }
    return rows;
  }
}
