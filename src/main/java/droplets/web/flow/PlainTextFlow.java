package droplets.web.flow;

import droplets.digitalocean.NamedValue;
import droplets.web.page.EnglishFormat;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The flow as plain text. People paste it where they ask for help. */
final class PlainTextFlow {

  private PlainTextFlow() {}

  static String of(List<FlowStep> steps) {
    List<String> parts = new ArrayList<>();
    for (FlowStep step : steps) {
      parts.add(
          (parts.size() + 1)
              + ". "
              + step.kind().title()
              + ", "
              + step.kind().between()
              + "\n"
              + EnglishFormat.time(step.at())
              + (step.millis() >= 0 ? ", took " + step.millis() + " ms" : "")
              + (step.millis() >= 0 && step.during().isKnown()
                  ? ", for the browser's " + step.during().line()
                  : "")
              + "\n\n"
              + indented("> ", request(step.request()))
              + indented("< ", answer(step)));
    }
    return String.join("\n", parts);
  }

  private static String request(FlowStep.Request request) {
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
        FailureText.of(step),
        joined(answer.fields(), ": ", "\n"));
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

  private static String indented(String mark, String text) {
    StringBuilder lines = new StringBuilder();
    text.lines().forEach(line -> lines.append((mark + line).stripTrailing()).append('\n'));
    return lines.toString();
  }
}
