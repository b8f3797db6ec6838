package droplets.web.flow;

import droplets.digitalocean.TokenSet;
import droplets.web.page.ShownTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The content of the flow page.
 *
 * @param steps the steps in order
 * @param expires when the access token expires; null if there is none or its expiry is not known
 * @param isRefreshed whether the token is refreshed before it expires
 * @param isOfThisNodeAlone whether other nodes have their own records of it
 * @param text the whole flow as plain text
 */
public record FlowModel(
    List<FlowStepModel> steps,
    ShownTime expires,
    boolean isRefreshed,
    boolean isOfThisNodeAlone,
    String text) {

  static FlowModel of(
      Flow flow, Optional<TokenSet> tokens, boolean isOfThisNodeAlone, Instant now) {
    List<FlowStepModel> steps =
        flow.steps().stream().map(step -> FlowStepModel.of(step, now)).toList();
    return new FlowModel(
        steps,
        tokens.flatMap(present -> ShownTime.expiry(present, now)).orElse(null),
        tokens.map(TokenSet::canRefresh).orElse(false),
        isOfThisNodeAlone,
        FlowText.of(steps));
  }
}
