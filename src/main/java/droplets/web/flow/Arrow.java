package droplets.web.flow;

import java.util.List;
import java.util.Locale;

/**
 * An arrow of the picture: something that one party sent to another.
 *
 * @param from the party that sent it
 * @param to the party that it was sent to
 * @param label the request, or the answer
 * @param values the marked values that it carried
 * @param stepId the step that it belongs to, or empty
 * @param isAnswer whether it answers an arrow before it
 * @param isGood whether it did not fail
 * @param isWithin whether a request of the browser waits for it
 */
public record Arrow(
    Party from,
    Party to,
    String label,
    List<MaskedValue> values,
    String stepId,
    boolean isAnswer,
    boolean isGood,
    boolean isWithin) {

  /** Copies the list. */
  public Arrow {
    values = List.copyOf(values);
  }

  /** The two ends in words. */
  public String between() {
    return from.title() + " to " + to.withinSentence();
  }

  /** Its place and its look, as words for the style sheet. */
  public String style() {
    boolean isToTheRight = from.compareTo(to) < 0;
    Party left = isToTheRight ? from : to;
    Party right = isToTheRight ? to : from;
    return initial(left)
        + initial(right)
        + (isToTheRight ? " right" : " left")
        + (isAnswer ? " answer" : "")
        + (isGood ? "" : " bad")
        + (isWithin ? " within" : "");
  }

  private static String initial(Party party) {
    return party.name().substring(0, 1).toLowerCase(Locale.ROOT);
  }
}
