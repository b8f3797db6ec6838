package droplets.web;

import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What the flow page shows.
 *
 * @param steps the steps in order
 */
public record FlowModel(List<Step> steps) {

  /**
   * A step with its time in words.
   *
   * @param step the step
   * @param time when it began, for people
   * @param isoTime when it began, for machines
   */
  public record Step(FlowStep step, String time, String isoTime) {}

  static FlowModel of(Flow flow) {
    return new FlowModel(
        flow.steps().stream()
            .map(
                step ->
                    new Step(
                        step,
                        Words.time(step.at()),
                        step.at().truncatedTo(ChronoUnit.SECONDS).toString()))
            .toList());
  }
}
