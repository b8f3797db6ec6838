package droplets.web.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import droplets.digitalocean.AuthorizationResponse;
import droplets.digitalocean.NamedValue;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlowPictureTest {
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  private static final BrowserSteps BROWSER =
      new BrowserSteps("/app", URI.create("https://droplets.example/app/digitalocean"));
  private static final FlowStep ASKED =
      BROWSER.authorizationRequest(
          "https://do.example/authorize?state=$STATE&code_challenge=$CODE_CHALLENGE", NOW);

  private static FlowStep callback(FlowStep.Failure failure) {
    return BROWSER.callback(
        AuthorizationResponse.parse("code=fake&state=fake"), NOW, "/droplets", failure);
  }

  private static FlowStep call(FlowKind kind, int status, FlowStep.Failure failure) {
    return new FlowStep(
        kind,
        NOW,
        new FlowStep.Request(
            "POST",
            URI.create("https://do.example/" + kind),
            List.of(),
            List.of(new NamedValue("code", "$CODE"))),
        new FlowStep.Answer(
            status, List.of(), List.of(new NamedValue("access_token", "$ACCESS_TOKEN"))),
        failure,
        "",
        1);
  }

  private static FlowStep good(FlowKind kind) {
    return call(kind, 200, FlowStep.Failure.NONE);
  }

  private static BrowserRequest page(int number) {
    return new BrowserRequest("fake-" + number, "GET /app/droplets", "200 and the page");
  }

  private static final BrowserRequest DISCONNECT =
      new BrowserRequest("fake-last", "POST /app/disconnect", "303 to /app/");

  private static List<String> drawn(FlowStep... steps) {
    return FlowPicture.of(List.of(steps)).stream()
        .map(
            arrow ->
                arrow.style()
                    + ": "
                    + arrow.label()
                    + arrow.values().stream()
                        .map(value -> " " + value.mark())
                        .collect(Collectors.joining()))
        .toList();
  }

  @Test
  void theCallbackWaitsForTheCallsItMakesAndForNoOther() {
    assertEquals(
        List.of(
            "ba right: GET /app/connect",
            "ba left answer: 302 to DigitalOcean $STATE $CODE_CHALLENGE",
            "bd right: GET /authorize $STATE $CODE_CHALLENGE",
            "bd left answer: 302 to the redirect URI $CODE $STATE",
            "ba right: GET /app/digitalocean $CODE $STATE",
            "ad right within: POST /TOKEN $CODE",
            "ad left answer within: 200 $ACCESS_TOKEN",
            "ad right within: POST /ACCOUNT $CODE",
            "ad left answer within: 200 $ACCESS_TOKEN",
            "ad right within: POST /REVOKE_FORMER $CODE",
            "ad left answer within: 200 $ACCESS_TOKEN",
            "ba left answer: 303 to /app/droplets",
            "ba right: GET /app/droplets",
            "ad right within: POST /LIST $CODE",
            "ad left answer within: 200 $ACCESS_TOKEN",
            "ba left answer: 200 and the page"),
        drawn(
            ASKED,
            callback(FlowStep.Failure.NONE),
            good(FlowKind.TOKEN),
            good(FlowKind.ACCOUNT),
            good(FlowKind.REVOKE_FORMER),
            good(FlowKind.LIST).during(page(1))));
  }

  @Test
  void eachPageWaitsForItsOwnCallsAlone() {
    assertEquals(
        List.of(
            "ba right: GET /app/droplets",
            "ad right within: POST /LIST $CODE",
            "ad left answer bad within: 401 $ACCESS_TOKEN",
            "ad right within: POST /REFRESH $CODE",
            "ad left answer within: 200 $ACCESS_TOKEN",
            "ad right within: POST /LIST $CODE",
            "ad left answer within: 200 $ACCESS_TOKEN",
            "ba left answer: 200 and the page",
            "ba right: GET /app/droplets",
            "ad right within: POST /LIST $CODE",
            "ad left answer within: 200 $ACCESS_TOKEN",
            "ba left answer: 200 and the page",
            "ba right: POST /app/disconnect",
            "ad right within: POST /REVOKE $CODE",
            "ad left answer within: 200 $ACCESS_TOKEN",
            "ba left answer: 303 to /app/"),
        drawn(
            call(FlowKind.LIST, 401, FlowStep.Failure.API_ERROR).during(page(1)),
            good(FlowKind.REFRESH).during(page(1)),
            good(FlowKind.LIST).during(page(1)),
            good(FlowKind.LIST).during(page(2)),
            good(FlowKind.REVOKE).during(DISCONNECT)));
  }

  @Test
  void whileTheConsentPageIsOpenNothingHasComeBack() {
    assertEquals(
        List.of(
            "ba right: GET /app/connect",
            "ba left answer: 302 to DigitalOcean $STATE $CODE_CHALLENGE",
            "bd right: GET /authorize $STATE $CODE_CHALLENGE"),
        drawn(ASKED));
  }

  @Test
  void anAnswerWithAnotherStateIsNotSaidToComeFromDigitalOcean() {
    assertEquals(
        List.of(
            "ba right bad: GET /app/digitalocean $CODE $OTHER_STATE",
            "ba left answer: 303 to /app/droplets"),
        drawn(ASKED, callback(FlowStep.Failure.WRONG_STATE)).subList(3, 5));
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_CONNECTION", "TIMED_OUT", "NO_ANSWER"})
  void whereNoAnswerCameNoArrowLeadsBack(FlowStep.Failure failure) {
    assertEquals(
        List.of("ad right bad: POST /REFRESH: no answer $CODE"),
        drawn(call(FlowKind.REFRESH, 0, failure)));
  }

  @Test
  void anAnswerThatWasNotUnderstoodIsBadWhateverItsStatus() {
    assertEquals(
        List.of("ad right: POST /LIST $CODE", "ad left answer bad: 200 $ACCESS_TOKEN"),
        drawn(call(FlowKind.LIST, 200, FlowStep.Failure.CUT_OFF)));
  }

  /** The picture before a sign-in promises what the picture after it shows. */
  @Test
  void thePlanIsWhatHappens() {
    assertEquals(
        drawn(
                ASKED,
                callback(FlowStep.Failure.NONE),
                good(FlowKind.TOKEN),
                good(FlowKind.LIST).during(page(1)),
                good(FlowKind.REVOKE).during(DISCONNECT))
            .stream()
            .map(text -> text.replaceFirst(":.*", ""))
            .toList(),
        FlowPicture.planned().stream().map(Arrow::style).toList());
  }
}
