package droplets.web;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The last sign-in of a browser session and what followed, without any secret.
 *
 * @param steps in the order they took place
 */
public record Flow(List<FlowStep> steps) implements Serializable {

  private static final long serialVersionUID = 1L;

  static final Flow NONE = new Flow(List.of());

  /** Sign-in takes four steps at most; the rest are what followed last. */
  private static final int MOST = 24;

  private static final int SIGN_IN = 4;

  /** Copies the list. */
  public Flow {
    steps = List.copyOf(steps);
  }

  /** With more steps. Of the lists only the last is kept, and of the rest the newest. */
  Flow plus(List<FlowStep> added) {
    List<FlowStep> all = new ArrayList<>(steps);
    for (FlowStep step : added) {
      if (step.kind() == FlowKind.LIST) {
        all.removeIf(old -> old.kind() == FlowKind.LIST && !added.contains(old));
      }
      all.add(step);
    }
    while (all.size() > MOST) {
      all.remove(SIGN_IN);
    }
    return new Flow(all);
  }
}
