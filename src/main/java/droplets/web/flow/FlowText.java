package droplets.web.flow;

import java.util.ArrayList;
import java.util.List;

/** The flow as plain text. People paste it where they ask for help. */
final class FlowText {

  private FlowText() {}

  static String of(List<FlowStepModel> steps) {
    List<String> parts = new ArrayList<>();
    for (FlowStepModel step : steps) {
      parts.add(
          (parts.size() + 1)
              + ". "
              + step.kind().title()
              + ", "
              + step.kind().between()
              + "\n"
              + step.at().exact()
              + (step.millis() >= 0 ? ", took " + step.millis() + " ms" : "")
              + "\n\n"
              + indented("> ", step.request())
              + indented("< ", step.answer()));
    }
    return String.join("\n", parts);
  }

  private static String indented(String mark, String text) {
    StringBuilder lines = new StringBuilder();
    text.lines().forEach(line -> lines.append((mark + line).stripTrailing()).append('\n'));
    return lines.toString();
  }
}
