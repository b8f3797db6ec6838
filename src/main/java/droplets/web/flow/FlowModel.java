package droplets.web.flow;

import droplets.digitalocean.TokenSet;
import droplets.web.page.ShownTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The content of the flow page.
 *
 * @param stage how far the flow has come
 * @param steps the steps in order
 * @param arrows the arrows of the picture in order
 * @param passages the values that passed, and where
 * @param ahead the kinds of steps that did not take place
 * @param expires when the access token expires; null if there is none or its expiry is not known
 * @param isRefreshed whether the token is refreshed before it expires
 * @param isOfThisNodeAlone whether other nodes have their own records of it
 * @param text the whole flow as plain text
 */
public record FlowModel(
    Stage stage,
    List<FlowStepModel> steps,
    List<Arrow> arrows,
    List<Passage> passages,
    List<FlowKind> ahead,
    ShownTime expires,
    boolean isRefreshed,
    boolean isOfThisNodeAlone,
    String text) {

  /** The kinds of steps that every whole flow has, in order. */
  private static final List<FlowKind> WHOLE =
      List.of(
          FlowKind.AUTHORIZE,
          FlowKind.CALLBACK,
          FlowKind.TOKEN,
          FlowKind.LIST,
          FlowKind.REFRESH,
          FlowKind.REVOKE);

  private static final Set<FlowKind> SIGN_IN = Set.of(FlowKind.CALLBACK, FlowKind.TOKEN);

  /** How far a flow has come. */
  public enum Stage {
    /** Nothing was sent. */
    BEFORE,
    /** The browser is at DigitalOcean, or has not come back from there. */
    PENDING,
    /** The sign-in failed. */
    REFUSED,
    /** The sign-in succeeded, and the tokens were not revoked. */
    CONNECTED,
    /** The connection has ended. */
    ENDED
  }

  /**
   * A value and where it passed.
   *
   * @param value the value
   * @param numbers the numbers of the steps, from 1
   */
  public record Passage(MaskedValue value, List<Integer> numbers) {}

  static FlowModel of(
      Flow flow,
      Optional<TokenSet> tokens,
      RealValues real,
      boolean isOfThisNodeAlone,
      Instant now) {
    List<FlowStepModel> steps =
        flow.steps().stream().map(step -> FlowStepModel.of(step, real, flow.steps(), now)).toList();
    Stage stage = stage(flow, tokens.isPresent());
    return new FlowModel(
        stage,
        steps,
        stage == Stage.BEFORE ? FlowPicture.planned() : FlowPicture.of(flow.steps()),
        passages(steps),
        ahead(flow, stage),
        tokens.flatMap(present -> ShownTime.expiry(present, now)).orElse(null),
        tokens.map(TokenSet::canRefresh).orElse(false),
        isOfThisNodeAlone,
        PlainTextFlow.of(flow.steps()));
  }

  private static Stage stage(Flow flow, boolean isConnected) {
    Optional<FlowStep> found = flow.last();
    if (found.isEmpty()) {
      return Stage.BEFORE;
    }
    FlowStep last = found.get();
    if (last.kind() == FlowKind.AUTHORIZE) {
      return Stage.PENDING;
    }
    if (!last.isGood() && SIGN_IN.contains(last.kind())) {
      return Stage.REFUSED;
    }
    return isConnected ? Stage.CONNECTED : Stage.ENDED;
  }

  /** The kinds of steps of a whole flow that did not take place since the latest sign-in began. */
  private static List<FlowKind> ahead(Flow flow, Stage stage) {
    if (stage == Stage.ENDED) {
      return List.of();
    }
    List<FlowKind> kinds = new ArrayList<>();
    for (FlowStep step : flow.steps()) {
      if (step.kind() == FlowKind.AUTHORIZE) {
        kinds.clear();
      }
      kinds.add(step.kind() == FlowKind.REFRESH_AFTER_401 ? FlowKind.REFRESH : step.kind());
    }
    int furthest = kinds.stream().mapToInt(WHOLE::indexOf).max().orElse(-1);
    return WHOLE.stream().skip(furthest + 1L).filter(kind -> !kinds.contains(kind)).toList();
  }

  private static List<Passage> passages(List<FlowStepModel> steps) {
    return Arrays.stream(MaskedValue.values())
        .map(value -> new Passage(value, numbers(value, steps)))
        .filter(passage -> !passage.numbers().isEmpty())
        .toList();
  }

  private static List<Integer> numbers(MaskedValue value, List<FlowStepModel> steps) {
    return IntStream.rangeClosed(1, steps.size())
        .filter(number -> steps.get(number - 1).rows().anyMatch(row -> row.value() == value))
        .boxed()
        .toList();
  }
}
