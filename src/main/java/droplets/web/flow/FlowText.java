package droplets.web.flow;

import droplets.web.page.EnglishFormat;
import java.util.ArrayList;
import java.util.List;

/** The record of the flow as plain text, to be pasted where somebody is asked for help. */
final class FlowText {

  private FlowText() {}

  static String of(Flow flow) {
    List<String> parts = new ArrayList<>();
    for (FlowStep step : flow.steps()) {
      parts.add(
          (parts.size() + 1)
              + ". "
              + step.kind().title()
              + ", "
              + step.kind().between()
              + "\n"
              + EnglishFormat.time(step.at())
              + (step.millis() >= 0 ? ", took " + step.millis() + " ms" : "")
              + "\n\n"
              + indented("> ", step.message())
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
