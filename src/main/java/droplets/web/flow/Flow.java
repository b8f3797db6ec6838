package droplets.web.flow;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The record of the last sign-in of a browser session and of the calls after it. It holds no
 * secret, and its size is bounded.
 *
 * @param steps the steps in the order in which they took place
 */
public record Flow(List<FlowStep> steps) implements Serializable {

  private static final long serialVersionUID = 1L;

  public static final Flow NONE = new Flow(List.of());

  private static final int MAX_STEPS = 24;

  /** A sign-in takes at most this many steps. They come first, and they are kept. */
  private static final int SIGN_IN_STEPS = 4;

  /** People repeat these steps again and again. */
  private static final Set<FlowKind> READING = Set.of(FlowKind.LIST, FlowKind.DROPLET);

  /** Copies the list. */
  public Flow {
    steps = List.copyOf(steps);
  }

  /**
   * The flow with more steps. Of the steps that read Droplets, only those of the last request are
   * kept; of the other steps after the sign-in, only the newest.
   */
  public Flow plus(List<FlowStep> added) {
    List<FlowStep> all = new ArrayList<>(steps);
    for (FlowStep step : added) {
      if (READING.contains(step.kind())) {
        all.removeIf(old -> READING.contains(old.kind()) && !added.contains(old));
      }
      all.add(step);
    }
    while (all.size() > MAX_STEPS) {
      all.remove(SIGN_IN_STEPS);
    }
    return new Flow(all);
  }
}
