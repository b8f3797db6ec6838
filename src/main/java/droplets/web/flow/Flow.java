package droplets.web.flow;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The last sign-in of a browser session and what followed, without any secret.
 *
 * @param steps in the order they took place
 */
public record Flow(List<FlowStep> steps) implements Serializable {

  private static final long serialVersionUID = 1L;

  public static final Flow NONE = new Flow(List.of());

  /** Sign-in takes four steps at most; the rest are what followed last. */
  private static final int MOST = 24;

  private static final int SIGN_IN = 4;

  /** What people do again and again. */
  private static final Set<FlowKind> READING = Set.of(FlowKind.LIST, FlowKind.DROPLET);

  /** Copies the list. */
  public Flow {
    steps = List.copyOf(steps);
  }

  /** When its last step began. */
  public Instant at() {
    return steps.isEmpty() ? Instant.MIN : steps.get(steps.size() - 1).at();
  }

  /** With more steps. Of what was read only the last is kept, and of the rest the newest. */
  public Flow plus(List<FlowStep> added) {
    List<FlowStep> all = new ArrayList<>(steps);
    for (FlowStep step : added) {
      if (READING.contains(step.kind())) {
        all.removeIf(old -> READING.contains(old.kind()) && !added.contains(old));
      }
      all.add(step);
    }
    while (all.size() > MOST) {
      all.remove(SIGN_IN);
    }
    return new Flow(all);
  }
}
