package droplets.web.flow;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The record of the last sign-in of a browser session and of the calls after it. It holds no
 * secret, and its size is bounded.
 *
 * @param steps the steps in the order in which they took place
 */
public record Flow(List<FlowStep> steps) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** A record without steps. */
  public static final Flow NONE = new Flow(List.of());

  private static final int MAX_STEPS = 24;

  /** A sign-in takes at most this many steps. They come first, and they are kept. */
  private static final int SIGN_IN_STEPS = 4;

  /** Of these steps, which people repeat again and again, the newest are kept. */
  private static final Set<FlowKind> READING = Set.of(FlowKind.LIST, FlowKind.DROPLET);

  private static final int MAX_READING = 10;

  /** Copies the list. */
  public Flow {
    steps = List.copyOf(steps);
  }

  /** Returns when the last step began, or the earliest time if there is no step. */
  public Instant at() {
    return last().map(FlowStep::at).orElse(Instant.MIN);
  }

  /**
   * The flow with more steps. Of the steps that read Droplets, the last ten are kept; of the other
   * steps after the sign-in, as many of the newest as there is room for.
   */
  public Flow plus(List<FlowStep> added) {
    List<FlowStep> all = new ArrayList<>(steps);
    all.addAll(added);
    long surplus = all.stream().filter(Flow::isReading).count() - MAX_READING;
    for (Iterator<FlowStep> oldest = all.iterator(); surplus > 0; ) {
      if (isReading(oldest.next())) {
        oldest.remove();
        surplus--;
      }
    }
    while (all.size() > MAX_STEPS) {
      all.remove(SIGN_IN_STEPS);
    }
    return new Flow(all);
  }

  private static boolean isReading(FlowStep step) {
    return READING.contains(step.kind());
  }

  /** The last step, if it failed. */
  public Optional<FlowStep> failedStep() {
    return last().filter(step -> !step.isGood());
  }

  /** The last step, if there is any. */
  public Optional<FlowStep> last() {
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
  }
}
