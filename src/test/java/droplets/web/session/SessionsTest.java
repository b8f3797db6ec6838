package droplets.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.Identity;
import droplets.digitalocean.TokenSet;
import droplets.sandbox.TestClock;
import droplets.web.flow.Flow;
import droplets.web.flow.FlowKind;
import droplets.web.flow.FlowStep;
import droplets.web.flow.FlowsWithoutConnection;
import droplets.web.page.CookieRules;
import droplets.web.testing.Browser;
import droplets.web.testing.FakeSession;
import droplets.web.testing.Log;
import droplets.web.testing.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final TestClock clock = new TestClock();
  private final Sessions sessions = sessions(ConnectionCodec.PLAIN);
  private final Browser browser = new Browser();

  private Sessions sessions(ConnectionCodec form) {
    return new Sessions(
        new HttpSessionStore(form),
        new FlowsWithoutConnection(new CookieRules(Visit.BASE, false), clock),
        clock);
  }

  private HttpServletResponse response() {
    return browser.get(null).response();
  }

  private Optional<DigitalOceanConnection> connect(DigitalOceanConnection connection) {
    return sessions.connect(request(), response(), sessions.keep(connection, List.of()));
  }

  /** Puts refreshed tokens in place, as a refresh does that knows the connection as it is. */
  private boolean update(HttpServletRequest request, DigitalOceanConnection refreshed) {
    return sessions
        .kept(request)
        .flatMap(kept -> kept.read().flatMap(kept::claim))
        .filter(claim -> claim.complete(refreshed, lost -> {}))
        .isPresent();
  }

  private HttpServletRequest request() {
    return browser.request();
  }

  private DigitalOceanConnection connection(String id, String accessToken) {
    TokenSet tokens =
        new TokenSet(
            accessToken,
            "fake-refresh-token",
            clock.instant(),
            TokenSet.NO_EXPIRY,
            List.of(),
            Identity.UNKNOWN);
    return new DigitalOceanConnection(
        id, "fake-form-token", "fake-sign-in-id", clock.instant(), tokens);
  }

  static FlowStep step(FlowKind kind) {
    return new FlowStep(
        kind,
        Instant.EPOCH,
        new FlowStep.Request("GET", URI.create("https://do.example/"), List.of(), List.of()),
        FlowStep.Answer.NONE,
        FlowStep.Failure.NONE,
        "",
        1);
  }

  @Test
  void readingMakesNoSession() {
    sessions.connection(request());
    sessions.anyConnection(request());
    sessions.flow(request());
    sessions.drop(request(), connection("one", "fake-token"));
    sessions.addToFlow(request(), List.of(step(FlowKind.LIST)));
    sessions.startFlow(request(), response(), "fake-id", List.of(step(FlowKind.LIST)));
    assertFalse(update(request(), connection("one", "fake-token")));
    sessions.end(request(), response());

    assertFalse(browser.hasSession());
  }

  @Test
  void aConnectionBeginsInANewSession() {
    FakeSession before = browser.sessionMade();
    String id = before.getId();

    DigitalOceanConnection connection = connection("one", "fake-token");
    assertEquals(Optional.empty(), connect(connection));

    assertTrue(before.isEnded());
    assertNotEquals(id, browser.session().getId());
    assertEquals(Optional.of(connection), sessions.connection(request()));
  }

  /** A browser that sends a callback twice goes on with one of two sessions. */
  @Test
  void twoSessionsOfOneSignInShareItsConnection() {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    DigitalOceanConnection refreshed = connection("one", "fake-token-2");
    KeptConnection shared = sessions.keep(one, List.of(step(FlowKind.TOKEN)));
    Browser again = new Browser();
    HttpServletRequest other = again.request();
    assertFalse(shared.isInUse());
    sessions.connect(request(), response(), shared);
    sessions.connect(other, response(), shared);
    assertFalse(shared.isInUse(), "no request has come with the connection yet");

    assertTrue(update(request(), refreshed));
    assertEquals(Optional.of(refreshed), sessions.connection(other));
    assertTrue(shared.isInUse());
    assertEquals(new Flow(List.of(step(FlowKind.TOKEN))), sessions.flow(other));

    assertEquals(Optional.of(refreshed), sessions.take(other, one));
    assertEquals(Optional.empty(), sessions.connection(request()));
    assertFalse(shared.read().isPresent());
  }

  @Test
  void withAKeyASessionHoldsNoTokenInClear() throws IOException {
    Sessions sealing = sessions(sealed("key of 32 bytes for these tests "));
    DigitalOceanConnection one = connection("one", "fake-access-token");
    sealing.connect(request(), response(), sealing.keep(one, List.of()));

    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(written)) {
      out.writeObject(browser.session().getAttribute("droplets.connection"));
    }
    String bytes = written.toString(StandardCharsets.ISO_8859_1);
    assertFalse(bytes.contains("fake-access-token"));
    assertFalse(bytes.contains("fake-refresh-token"));
    assertEquals(Optional.of(one), sealing.connection(request()));
    assertEquals(
        Optional.empty(),
        sessions(sealed("another key of 32 bytes for them")).connection(request()),
        "a wrong key means to connect again");
    assertEquals(Optional.empty(), sessions.connection(request()));
  }

  @Test
  void thatAConnectionCannotBeOpenedIsToldOnce() throws Exception {
    Sessions sealing = sessions(sealed("key of 32 bytes for these tests "));
    sealing.connect(
        request(), response(), sealing.keep(connection("one", "fake-access-token"), List.of()));
    Sessions other = sessions(sealed("another key of 32 bytes for them"));

    List<String> warnings =
        Log.warnings(
            () -> {
              other.connection(request());
              return other.connection(request());
            });

    assertEquals(
        List.of("a connection cannot be opened: reason=sealed_with_another_key"), warnings);
  }

  private static SealedConnectionCodec sealed(String key) {
    SessionKeys keys =
        SessionKeys.parse(
            Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII)));
    return new SealedConnectionCodec(new Sealer(keys, new SecureRandom()));
  }

  @Test
  void aConnectionThatIsReplacedIsHandedBack() {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    DigitalOceanConnection two = connection("two", "fake-token-2");
    connect(one);

    assertEquals(Optional.of(one), connect(two));
    assertEquals(Optional.of(two), sessions.connection(request()));
  }

  @Test
  void refreshedTokensTakeThePlaceOfTheOldOnes() {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    connect(one);
    DigitalOceanConnection refreshed = connection("one", "fake-token-2");

    assertTrue(update(request(), refreshed));
    assertEquals(Optional.of(refreshed), sessions.connection(request()));
  }

  @Test
  void aConnectionThatWasReplacedIsNeitherUpdatedNorDropped() {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    DigitalOceanConnection two = connection("two", "fake-token-2");
    connect(one);
    connect(two);

    assertFalse(update(request(), connection("one", "fake-token-3")));
    sessions.drop(request(), one);
    assertEquals(Optional.empty(), sessions.take(request(), one));
    assertEquals(Optional.of(two), sessions.connection(request()));
  }

  @Test
  void aConnectionThatWasDroppedIsNotUpdated() {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    connect(one);

    sessions.drop(request(), one);
    assertEquals(Optional.empty(), sessions.anyConnection(request()));
    assertFalse(update(request(), one));
    assertEquals(Optional.empty(), sessions.anyConnection(request()));
  }

  @Test
  void aConnectionThatGotOtherTokensMeanwhileIsNotDropped() {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    DigitalOceanConnection refreshed = connection("one", "fake-token-2");
    connect(one);
    update(request(), refreshed);

    sessions.drop(request(), one);
    assertEquals(Optional.of(refreshed), sessions.connection(request()));
  }

  @Test
  void aConnectionIsTakenOutWithTheTokensItHasByThen() {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    DigitalOceanConnection refreshed = connection("one", "fake-token-2");
    connect(one);
    update(request(), refreshed);

    assertEquals(Optional.of(refreshed), sessions.take(request(), one));
    assertEquals(Optional.empty(), sessions.take(request(), one));
  }

  @Test
  void aConnectionLastsTwelveHours() {
    DigitalOceanConnection one = connection("one", "fake-token");
    connect(one);

    clock.advance(Duration.ofHours(12).minusNanos(1));
    assertEquals(Optional.of(one), sessions.connection(request()));
    clock.advance(Duration.ofNanos(1));
    assertEquals(Optional.empty(), sessions.connection(request()));
    assertEquals(Optional.of(one), sessions.anyConnection(request()));
  }

  @Test
  void aRefreshDoesNotProlongAConnection() {
    DigitalOceanConnection one = connection("one", "fake-token-1");
    connect(one);
    clock.advance(Duration.ofHours(11));
    update(request(), one.with(connection("", "fake-token-2").tokens()));

    clock.advance(Duration.ofHours(1));
    assertEquals(Optional.empty(), sessions.connection(request()));
  }

  @Test
  void onlyTheRecordOfTheFlowOutlivesTheEnd() {
    connect(connection("one", "fake-token"));
    sessions.startFlow(request(), response(), "fake-id", List.of(step(FlowKind.TOKEN)));
    FakeSession before = browser.session();

    sessions.end(request(), response());

    assertTrue(before.isEnded());
    assertFalse(browser.hasSession());
    assertEquals(new Flow(List.of(step(FlowKind.TOKEN))), sessions.flow(request()));
    assertEquals(Flow.NONE, sessions.flow(new Browser().get(null).request()));

    clock.advance(Duration.ofMinutes(30));
    assertEquals(Flow.NONE, sessions.flow(request()));
  }

  @Test
  void theOldestOfFiveHundredRecordsIsForgotten() {
    List<Browser> browsers = Stream.generate(Browser::new).limit(501).toList();
    for (Browser each : browsers) {
      Visit visit = each.get(null);
      sessions.startFlow(
          visit.request(), visit.response(), "fake-id", List.of(step(FlowKind.AUTHORIZE)));
    }

    assertEquals(Flow.NONE, sessions.flow(browsers.get(0).get(null).request()));
    assertNotEquals(Flow.NONE, sessions.flow(browsers.get(1).get(null).request()));
    assertNotEquals(Flow.NONE, sessions.flow(browsers.get(500).get(null).request()));
    assertFalse(browsers.get(500).hasSession());
  }

  /** A container may hand out a session that another request ends a moment later. */
  @Test
  void aSessionThatEndedMeanwhileReadsAsEmpty() {
    Browser racing =
        new Browser(
            new FakeSession() {
              @Override
              public boolean isEnded() {
                return false;
              }
            });
    Visit visit = racing.get(null);
    HttpServletRequest request = visit.request();
    DigitalOceanConnection one = connection("one", "fake-token");
    racing.session().invalidate();

    assertEquals(Optional.empty(), sessions.anyConnection(request));
    assertEquals(Flow.NONE, sessions.flow(request));
    assertFalse(update(request, one));
    sessions.drop(request, one);
    assertEquals(Optional.empty(), sessions.take(request, one));
    sessions.addToFlow(request, List.of(step(FlowKind.LIST)));
    sessions.end(request, visit.response());
  }

  @Test
  void aFailedSignInHasARecordBesideThatOfTheConnection() {
    connect(connection("one", "fake-token"));
    sessions.startFlow(request(), response(), "fake-id", List.of(step(FlowKind.AUTHORIZE)));
    sessions.startFlow(request(), response(), "fake-id", List.of(step(FlowKind.CALLBACK)));

    assertEquals(new Flow(List.of(step(FlowKind.CALLBACK))), sessions.flow(request()));
    assertTrue(sessions.isOver(request(), "fake-id"));

    sessions.addToFlow(request(), List.of(step(FlowKind.TOKEN)));
    assertEquals(new Flow(List.of(step(FlowKind.TOKEN))), sessions.flow(request()));
  }
}
