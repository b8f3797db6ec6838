package droplets.web.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.AuthorizationResponse;
import droplets.digitalocean.Identity;
import droplets.digitalocean.NamedValue;
import droplets.digitalocean.TokenSet;
import droplets.web.page.ShownTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlowTest {
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00.5Z");

  private static FlowStep step(FlowKind kind, String name) {
    FlowStep.Request request = FlowStep.Request.get(URI.create("https://do.example/" + name));
    return new FlowStep(
        kind,
        NOW,
        request,
        new FlowStep.Answer(200, List.of(), List.of()),
        FlowStep.Failure.NONE,
        "",
        1);
  }

  private static final List<FlowStep> SIGN_IN =
      List.of(
          step(FlowKind.AUTHORIZE, "authorize"),
          step(FlowKind.CALLBACK, "callback"),
          step(FlowKind.TOKEN, "token"),
          step(FlowKind.ACCOUNT, "account"));

  private static List<String> names(Flow flow) {
    return flow.steps().stream().map(step -> step.request().uri().getPath().substring(1)).toList();
  }

  @Test
  void ofWhatWasReadTheLastTenAreKept() {
    Flow flow = new Flow(SIGN_IN);
    for (int i = 1; i <= 7; i++) {
      flow = flow.plus(List.of(step(FlowKind.LIST, "list-" + i)));
      flow = flow.plus(List.of(step(FlowKind.DROPLET, "Droplet-" + i)));
    }
    flow = flow.plus(List.of(step(FlowKind.REFRESH, "refresh"), step(FlowKind.LIST, "last-list")));

    List<String> names = new ArrayList<>(List.of("authorize", "callback", "token", "account"));
    names.add("Droplet-3");
    for (int i = 4; i <= 7; i++) {
      names.addAll(List.of("list-" + i, "Droplet-" + i));
    }
    names.addAll(List.of("refresh", "last-list"));
    assertEquals(names, names(flow));
  }

  @Test
  void aListThatWasTriedTwiceInOneRequestIsShownTwice() {
    Flow flow =
        Flow.NONE.plus(
            List.of(
                step(FlowKind.LIST, "refused"),
                step(FlowKind.REFRESH, "refresh"),
                step(FlowKind.LIST, "list")));

    assertEquals(List.of("refused", "refresh", "list"), names(flow));
  }

  @Test
  void theSignInAndTheNewestStepsAreKept() {
    Flow flow = new Flow(SIGN_IN);
    for (int i = 1; i <= 100; i++) {
      flow = flow.plus(List.of(step(FlowKind.REFRESH, "refresh-" + i)));
    }
    List<String> names = new ArrayList<>(List.of("authorize", "callback", "token", "account"));
    for (int i = 81; i <= 100; i++) {
      names.add("refresh-" + i);
    }
    assertEquals(names, names(flow));
  }

  @Test
  void aHundredStepsAtOnceAreHeldToTheSameNumber() {
    Flow flow = Flow.NONE.plus(Collections.nCopies(100, step(FlowKind.REFRESH, "refresh")));

    assertEquals(24, flow.steps().size());
  }

  @Test
  void thePageShowsTimesForPeopleAndForMachines() {
    Instant now = Instant.parse("2026-01-15T12:00:20.5Z");
    FlowStepModel shown =
        FlowModel.of(new Flow(SIGN_IN), Optional.empty(), RealValues.NONE, false, now)
            .steps()
            .get(0);

    assertEquals("authorize-2026-01-15T12:00:00.500Z", shown.id());
    assertEquals(FlowKind.AUTHORIZE, shown.kind());
    assertEquals(
        new ShownTime("2026-01-15T12:00:00Z", "2026-01-15 12:00:00 UTC", "20 seconds ago"),
        shown.at());
  }

  @Test
  void theWholeFlowIsThereAsText() {
    BrowserSteps browser =
        new BrowserSteps("/app", URI.create("https://droplets.example/app/digitalocean?from=do"));
    FlowStep authorization =
        browser.authorizationRequest("https://do.example/authorize?state=$STATE", NOW);
    FlowStep callback =
        browser.callback(
            AuthorizationResponse.parse("code=fake&state=fake"),
            NOW,
            "/droplets",
            FlowStep.Failure.NONE);
    FlowStep token =
        new FlowStep(
            FlowKind.TOKEN,
            NOW,
            new FlowStep.Request(
                "POST",
                URI.create("https://do.example/token"),
                List.of(new NamedValue("Accept", "application/json")),
                List.of(new NamedValue("code", "$CODE"), new NamedValue("client_id", "fake"))),
            new FlowStep.Answer(
                400,
                List.of(new NamedValue("x-request-id", "fake-id")),
                List.of(new NamedValue("one", "1"), new NamedValue("two", "2"))),
            FlowStep.Failure.OAUTH_ERROR,
            "invalid_grant",
            7);

    assertEquals(
        """
        1. Authorization request, Browser to DigitalOcean
        2026-01-15 12:00:00 UTC

        > GET /authorize?state=$STATE HTTP/1.1
        > Host: do.example
        < To the browser: the consent page, and after the decision the way to the callback.

        2. Callback, Browser to this application
        2026-01-15 12:00:00 UTC

        > GET /app/digitalocean?from=do&code=$CODE&state=$STATE HTTP/1.1
        > Host: droplets.example
        < HTTP/1.1 303
        < Location: /app/droplets

        3. Token request, This application to DigitalOcean
        2026-01-15 12:00:00 UTC, took 7 ms

        > POST /token HTTP/1.1
        > Host: do.example
        > Accept: application/json
        >
        > code=$CODE
        > &client_id=fake
        < HTTP/1.1 400
        < x-request-id: fake-id
        <
        < Refused: invalid_grant. DigitalOcean does not say why: the code was used before or has expired, or the code verifier, the client secret or the redirect URI is not the right one.
        <
        < one: 1
        < two: 2
        """,
        FlowModel.of(
                new Flow(List.of(authorization, callback, token)),
                Optional.empty(),
                RealValues.NONE,
                false,
                NOW)
            .text());
  }

  /** DigitalOcean, or somebody in its place, may send values of any length. */
  @Test
  void aForeignValueIsCutAndNoCharacterIsHalved() {
    String whole = "😀".repeat(1000);
    List<NamedValue> values =
        List.of(new NamedValue("whole", whole), new NamedValue("long", whole.repeat(1000)));
    FlowStep.Answer answer = new FlowStep.Answer(200, List.of(), values);

    assertEquals(
        List.of(new NamedValue("whole", whole), new NamedValue("long", whole + "…")),
        answer.fields());
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_grant, invalid_grant",
    "Unable to authenticate you, Unable to authenticate you",
    "<script>, ''",
    "fake-secret-1, ''"
  })
  void anErrorCodeIsKeptIfItCanBeOne(String code, String kept) {
    assertEquals(kept, refused(code).errorCode());
  }

  @Test
  void anErrorCodeHasFortyCharactersAtMost() {
    assertEquals("a".repeat(40), refused("a".repeat(40)).errorCode());
    assertEquals("", refused("a".repeat(41)).errorCode());
  }

  private static FlowStep refused(String errorCode) {
    return new FlowStep(
        FlowKind.TOKEN,
        NOW,
        FlowStep.Request.get(URI.create("https://do.example/")),
        FlowStep.Answer.NONE,
        FlowStep.Failure.OAUTH_ERROR,
        errorCode,
        1);
  }

  /** The page names code of this project. Names change, and readers look for them. */
  @ParameterizedTest
  @EnumSource
  void theCodeOfAStepExists(FlowKind kind) throws IOException {
    for (String name : kind.code().split(", | or ")) {
      String[] parts = name.split("\\.");
      try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
        Path source =
            sources.filter(path -> path.endsWith(parts[0] + ".java")).findFirst().orElseThrow();
        String method = parts.length > 1 ? " " + parts[1] + "(" : "";
        assertTrue(Files.readString(source).contains(method), name);
      }
    }
  }

  @Test
  void theNextExpiryIsThatOfTheConnection() {
    TokenSet tokens =
        new TokenSet(
            "fake-access-token",
            "fake-refresh-token",
            NOW,
            NOW.plusSeconds(20),
            List.of(),
            Identity.UNKNOWN);
    FlowModel connected = FlowModel.of(Flow.NONE, Optional.of(tokens), RealValues.NONE, false, NOW);

    assertEquals("in 20 seconds", connected.expires().relative());
    assertTrue(connected.isRefreshed());
    assertNull(FlowModel.of(Flow.NONE, Optional.empty(), RealValues.NONE, false, NOW).expires());
  }
}
