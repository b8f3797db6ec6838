package droplets.web.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.Identity;
import droplets.digitalocean.TokenSet;
import droplets.web.page.ShownTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowTest {
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00.5Z");

  private static FlowStep step(FlowKind kind, String name) {
    return new FlowStep(kind, NOW, name, "", "", 200, 1);
  }

  private static final List<FlowStep> SIGN_IN =
      List.of(
          step(FlowKind.AUTHORIZE, "authorize"),
          step(FlowKind.CALLBACK, "callback"),
          step(FlowKind.TOKEN, "token"),
          step(FlowKind.ACCOUNT, "account"));

  private static List<String> names(Flow flow) {
    return flow.steps().stream().map(FlowStep::message).toList();
  }

  @Test
  void ofWhatWasReadOnlyTheLastIsKept() {
    Flow flow =
        new Flow(SIGN_IN)
            .plus(List.of(step(FlowKind.LIST, "first list")))
            .plus(List.of(step(FlowKind.DROPLET, "one Droplet")))
            .plus(List.of(step(FlowKind.REFRESH, "refresh"), step(FlowKind.LIST, "second list")));

    assertEquals(
        List.of("authorize", "callback", "token", "account", "refresh", "second list"),
        names(flow));
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
      flow = flow.plus(List.of(step(FlowKind.REFRESH, "refresh " + i)));
    }
    List<String> names = new ArrayList<>(List.of("authorize", "callback", "token", "account"));
    for (int i = 81; i <= 100; i++) {
      names.add("refresh " + i);
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
    FlowModel.Step shown = FlowModel.of(new Flow(SIGN_IN), Optional.empty(), now).steps().get(0);

    assertEquals(SIGN_IN.get(0), shown.step());
    assertEquals(
        new ShownTime("2026-01-15T12:00:00Z", "2026-01-15 12:00:00 UTC", "20 seconds ago"),
        shown.at());
  }

  @Test
  void theWholeExchangeIsThereAsText() {
    FlowStep authorize =
        new FlowStep(FlowKind.AUTHORIZE, NOW, "GET /authorize HTTP/1.1", "curl", "asked", 0, -1);
    FlowStep token =
        new FlowStep(
            FlowKind.TOKEN,
            NOW,
            "POST /token HTTP/1.1\n\ncode=$CODE",
            "curl",
            "HTTP/1.1 200",
            200,
            7);

    assertEquals(
        """
        1. Authorization request, Browser to DigitalOcean
        2026-01-15 12:00:00 UTC

        > GET /authorize HTTP/1.1
        < asked

        2. Token request, This application to DigitalOcean
        2026-01-15 12:00:00 UTC, took 7 ms

        > POST /token HTTP/1.1
        >
        > code=$CODE
        < HTTP/1.1 200
        """,
        FlowModel.of(new Flow(List.of(authorize, token)), Optional.empty(), NOW).text());
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
    FlowModel connected = FlowModel.of(Flow.NONE, Optional.of(tokens), NOW);

    assertEquals("in 20 seconds", connected.expires().relative());
    assertTrue(connected.isRefreshed());
    assertNull(FlowModel.of(Flow.NONE, Optional.empty(), NOW).expires());
  }
}
