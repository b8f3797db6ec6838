package droplets.web.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.AuthorizationResponse;
import droplets.digitalocean.Identity;
import droplets.digitalocean.NamedValue;
import droplets.digitalocean.TokenSet;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlowModelTest {
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  private static final Optional<TokenSet> TOKENS =
      Optional.of(
          new TokenSet(
              "fake-access-token",
              "fake-refresh-token",
              NOW,
              NOW.plusSeconds(3600),
              List.of(),
              Identity.UNKNOWN));

  /** A flow of steps that are named by their kinds; an exclamation mark is a failure. */
  private static Flow flow(String kinds) {
    return new Flow(
        Arrays.stream(kinds.split(" "))
            .filter(text -> !text.isEmpty())
            .map(
                text ->
                    new FlowStep(
                        FlowKind.valueOf(text.replace("!", "")),
                        NOW,
                        FlowStep.Request.get(URI.create("https://do.example/?state=$STATE")),
                        FlowStep.Answer.NONE,
                        text.endsWith("!") ? FlowStep.Failure.DENIED : FlowStep.Failure.NONE,
                        "",
                        1))
            .toList());
  }

  private static FlowModel model(String kinds, boolean isConnected) {
    return FlowModel.of(
        flow(kinds), isConnected ? TOKENS : Optional.empty(), RealValues.NONE, false, NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "'', false, BEFORE, AUTHORIZE CALLBACK TOKEN LIST REFRESH REVOKE",
    "AUTHORIZE, false, PENDING, CALLBACK TOKEN LIST REFRESH REVOKE",
    "AUTHORIZE CALLBACK!, false, REFUSED, TOKEN LIST REFRESH REVOKE",
    "CALLBACK!, false, REFUSED, TOKEN LIST REFRESH REVOKE",
    "AUTHORIZE CALLBACK TOKEN!, false, REFUSED, LIST REFRESH REVOKE",
    "AUTHORIZE CALLBACK TOKEN, true, CONNECTED, LIST REFRESH REVOKE",
    "AUTHORIZE CALLBACK TOKEN LIST, true, CONNECTED, REFRESH REVOKE",
    "AUTHORIZE CALLBACK TOKEN LIST!, true, CONNECTED, REFRESH REVOKE",
    "AUTHORIZE CALLBACK TOKEN LIST REFRESH_AFTER_401 LIST, true, CONNECTED, REVOKE",
    "AUTHORIZE CALLBACK TOKEN LIST AUTHORIZE, true, PENDING, CALLBACK TOKEN LIST REFRESH REVOKE",
    "AUTHORIZE CALLBACK TOKEN LIST REFRESH!, false, ENDED, ''",
    "AUTHORIZE CALLBACK TOKEN LIST REVOKE, false, ENDED, ''"
  })
  void thePageKnowsHowFarTheFlowHasComeAndWhatIsAhead(
      String kinds, boolean isConnected, FlowModel.Stage stage, String ahead) {
    FlowModel model = model(kinds, isConnected);

    assertEquals(stage, model.stage());
    assertEquals(ahead, String.join(" ", model.ahead().stream().map(FlowKind::name).toList()));
    assertFalse(model.arrows().isEmpty());
  }

  @Test
  void aValueIsFollowedThroughTheSteps() {
    BrowserSteps browser = new BrowserSteps("", URI.create("http://localhost/digitalocean"));
    FlowStep asked =
        browser.authorizationRequest("https://do.example/?state=$STATE&scope=%24CODE", NOW);
    FlowStep callback =
        browser.callback(
            AuthorizationResponse.parse("code=fake&state=fake"), NOW, "/", FlowStep.Failure.NONE);
    FlowModel model =
        FlowModel.of(
            new Flow(List.of(asked, callback)), Optional.empty(), RealValues.NONE, false, NOW);

    assertEquals(
        List.of(
            new FlowModel.Passage(MaskedValue.STATE, List.of(1, 2)),
            new FlowModel.Passage(MaskedValue.CODE, List.of(2))),
        model.passages());
  }

  @Test
  void aKindOfStepIsExplainedOnce() {
    List<FlowStepModel> steps =
        model("AUTHORIZE CALLBACK TOKEN LIST REFRESH LIST REFRESH_AFTER_401", true).steps();

    for (FlowStepModel first : steps.subList(0, 5)) {
      assertEquals("", first.explainedAt());
    }
    assertEquals(steps.get(3).id(), steps.get(5).explainedAt());
    assertEquals(steps.get(4).id(), steps.get(6).explainedAt());
  }

  @Test
  void theOneWhoAnsweredMayKnowMoreOfTheReason() {
    RealValues sandbox =
        new RealValues() {
          @Override
          public FlowStep of(FlowStep step, List<FlowStep> flow) {
            return step;
          }

          @Override
          public String reason(FlowStep step) {
            return " Fake reason.";
          }
        };
    FlowModel model = FlowModel.of(flow("TOKEN!"), Optional.empty(), sandbox, false, NOW);

    assertTrue(model.steps().get(0).failure().endsWith(" Fake reason."));
  }

  @Test
  void foreignTextThatLooksLikeAMarkGetsNone() {
    assertTrue(MaskedValue.in("name", "$CODE").isEmpty());
    assertTrue(MaskedValue.in("info.team_name", "$ACCESS_TOKEN").isEmpty());
    assertTrue(MaskedValue.in("code", "not $CODE").isEmpty());
    assertEquals(MaskedValue.CODE, MaskedValue.in("code", "$CODE").orElseThrow());
    assertEquals(
        MaskedValue.ACCESS_TOKEN,
        MaskedValue.in("Authorization", "Bearer $ACCESS_TOKEN").orElseThrow());
  }

  @Test
  void theRealValuesComeFromTheOneWhoKnowsThem() {
    RealValues sandbox =
        (step, flow) ->
            step.with(
                FlowStep.Request.get(URI.create("https://do.example/?state=fake%2Fstate")),
                step.answer().fields());
    FlowStepModel step =
        FlowModel.of(flow("AUTHORIZE"), Optional.empty(), sandbox, false, NOW).steps().get(0);

    assertEquals(
        List.of(
            new FlowRow(
                "state",
                "",
                MaskedValue.STATE,
                "fake/state",
                "ties the answer to the browser that asked")),
        step.request());
    assertEquals("curl -i \\\n  \"https://do.example/?state=fake%2Fstate\"", step.curl());
  }

  @Test
  void theFormerConnectionsTokenHasAMarkOfItsOwn() {
    List<NamedValue> token = List.of(new NamedValue("token", "$ACCESS_TOKEN"));
    FlowStep revoked =
        new FlowStep(
            FlowKind.REVOKE,
            NOW,
            new FlowStep.Request("POST", URI.create("https://do.example/"), List.of(), token),
            FlowStep.Answer.NONE,
            FlowStep.Failure.NONE,
            "",
            1);

    FlowStep former = revoked.ofFormerConnection();
    assertEquals(FlowKind.REVOKE_FORMER, former.kind());
    assertEquals(List.of(new NamedValue("token", "$FORMER_ACCESS_TOKEN")), former.request().form());
  }

  @ParameterizedTest
  @EnumSource
  void eachStepIsExplained(FlowKind kind) {
    assertEquals(2, kind.without().split("\\.( |$)").length, kind.without());
    assertTrue(kind.reason().length() > 50, kind.reason());
    assertFalse(kind.sources().isEmpty());
    for (RfcSection source : kind.sources()) {
      assertTrue(
          source.url().matches("https://www\\.rfc-editor\\.org/rfc/rfc\\d+#section-[\\d.]+"),
          source.url());
    }
  }
}
