package droplets.web.flow;

import droplets.digitalocean.TokenSet;
import droplets.web.page.ShownTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the flow page shows.
 *
 * @param steps the steps in order
 * @param expires when the access token now in force expires, null if there is none or nobody knows
 * @param isRefreshed whether it is refreshed before that
 * @param text the whole exchange as plain text
 */
public record FlowModel(List<Step> steps, ShownTime expires, boolean isRefreshed, String text) {

  /**
   * A step with its time in words.
   *
   * @param step the step
   * @param at when it began
   */
  public record Step(FlowStep step, ShownTime at) {

    /** What tells it from the others on the page. */
    public String id() {
      return step.kind().name().toLowerCase(Locale.ROOT) + "-" + step.at();
    }
  }

  static FlowModel of(Flow flow, Optional<TokenSet> tokens, Instant now) {
    return new FlowModel(
        flow.steps().stream().map(step -> new Step(step, ShownTime.of(step.at(), now))).toList(),
        tokens.flatMap(present -> ShownTime.expiry(present, now)).orElse(null),
        tokens.map(TokenSet::canRefresh).orElse(false),
        FlowText.of(flow));
  }
}
