package droplets.web.flow;

import java.util.List;

/**
 * Knows the values behind the {@code $NAMES} of a step. The record holds none of them. Only the
 * sandbox, which is in no WAR and has no secret worth keeping, was sent them and can tell them.
 */
public interface RealValues {

  /** Tells nothing: DigitalOcean's values stay secret. */
  RealValues NONE = (step, flow) -> step;

  /**
   * A step with its real values, as far as they are known.
   *
   * @param flow the steps that the step is one of
   */
  FlowStep of(FlowStep step, List<FlowStep> flow);

  /**
   * Why a step failed, if only the sandbox can know: a sentence with a blank before it, or empty.
   */
  default String reason(FlowStep step) {
    return "";
  }
}
