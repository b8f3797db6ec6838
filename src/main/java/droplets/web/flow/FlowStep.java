package droplets.web.flow;

import java.io.Serializable;
import java.time.Instant;

/**
 * One step of the exchange as it went, fit to be shown: {@code $NAMES} stand for secrets.
 *
 * @param kind which step
 * @param at when it began
 * @param message the HTTP request
 * @param curl the same as a command
 * @param answer the HTTP answer, or what came in its place
 * @param status the answer's status, or 0 if there was none or it is not known
 * @param millis how long it took, or -1 for a step that took place in the browser
 */
public record FlowStep(
    FlowKind kind, Instant at, String message, String curl, String answer, int status, long millis)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Whether the step did what it was for. What DigitalOcean tells the browser is not known here.
   */
  public boolean isSuccess() {
    return kind == FlowKind.AUTHORIZE || status >= 200 && status < 400;
  }
}
