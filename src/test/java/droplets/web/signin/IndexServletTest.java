package droplets.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.AuthorizationResponse;
import droplets.digitalocean.Identity;
import droplets.digitalocean.OAuthApplication;
import droplets.digitalocean.TokenSet;
import droplets.sandbox.TestClock;
import droplets.web.flow.BrowserSteps;
import droplets.web.flow.FlowStep;
import droplets.web.flow.FlowsWithoutConnection;
import droplets.web.page.CookieRules;
import droplets.web.page.MessageCookie;
import droplets.web.page.OneTimeMessage;
import droplets.web.page.ShownTime;
import droplets.web.page.Shutdown;
import droplets.web.page.Views;
import droplets.web.session.ConnectionCodec;
import droplets.web.session.DigitalOceanConnection;
import droplets.web.session.HttpSessionStore;
import droplets.web.session.Sessions;
import droplets.web.testing.Browser;
import droplets.web.testing.TestApplication;
import droplets.web.testing.Visit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexServletTest {
  private static final ScopeModel SCOPE = ScopeModel.of("account:read droplet:read");

  private final TestClock clock = new TestClock();
  private static final CookieRules COOKIES = new CookieRules(Visit.BASE, false);

  private final Sessions sessions =
      new Sessions(
          new HttpSessionStore(ConnectionCodec.PLAIN),
          new FlowsWithoutConnection(COOKIES, clock),
          clock);
  private final Views views = new Views(sessions::person, Visit.BASE, "", false, new Shutdown());
  private final Browser browser = new Browser();

  private IndexServlet index(String redirectUri) {
    return new IndexServlet(
        new OAuthApplication("fake-id", "", redirectUri, "account:read droplet:read"),
        sessions,
        new MessageCookie(COOKIES),
        clock,
        views);
  }

  private IndexModel model(Visit visit) throws Exception {
    visit.to(index(TestApplication.REDIRECT_URI));
    assertEquals("index.jsp", visit.view());
    return visit.model(IndexModel.class);
  }

  private void connect(Instant expiresAt, List<String> scope) {
    TokenSet tokens =
        new TokenSet("fake-access-token", "", clock.instant(), expiresAt, scope, Identity.UNKNOWN);
    Visit visit = browser.get(null);
    sessions.connect(
        visit.request(),
        visit.response(),
        sessions.keep(
            new DigitalOceanConnection(
                "fake-id", "fake-form-token", "fake-sign-in-id", clock.instant(), tokens),
            List.of()));
  }

  @Test
  void itMakesNoSession() throws Exception {
    Visit visit = browser.get(null);

    assertEquals(new IndexModel(null, "", SCOPE, List.of(), null, false, ""), model(visit));
    assertEquals(200, visit.status());
    assertFalse(visit.frame().isConnected());
    assertFalse(browser.hasSession());
  }

  @Test
  void aMessageIsShownOnce() throws Exception {
    Visit visit = browser.get(null).withCookie("droplets-message", "denied");

    assertEquals(OneTimeMessage.DENIED, model(visit).message());
    assertEquals(0, visit.cookie("droplets-message").orElseThrow().getMaxAge());
  }

  @Test
  void aMessageLeadsToTheStepThatItIsAbout() throws Exception {
    Visit visit = browser.get(null);
    FlowStep denied =
        new BrowserSteps("", URI.create(TestApplication.REDIRECT_URI))
            .callback(
                AuthorizationResponse.parse("error=access_denied"),
                clock.instant(),
                "/",
                FlowStep.Failure.DENIED);
    sessions.startFlow(visit.request(), visit.response(), "", List.of(denied));
    String record = visit.cookie("droplets-flow").orElseThrow().getValue();

    assertEquals(denied.id(), stepOf(OneTimeMessage.DENIED, record));
    assertEquals("", stepOf(OneTimeMessage.CONNECT_FIRST, record));
    assertEquals("", stepOf(OneTimeMessage.DENIED, "none"));
  }

  private String stepOf(OneTimeMessage message, String record) throws Exception {
    return model(
            browser
                .get(null)
                .withCookie("droplets-message", message.name().toLowerCase(Locale.ROOT))
                .withCookie("droplets-flow", record))
        .step();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no_such_code", "<script>alert(1)</script>"})
  void aCookieThatHoldsNoCodeShowsNothing(String value) throws Exception {
    assertNull(model(browser.get(null).withCookie("droplets-message", value)).message());
  }

  @Test
  void itTellsWhatWasGrantedAndUntilWhen() throws Exception {
    connect(Instant.parse("2026-01-15T13:00:00Z"), List.of("account:read", "droplet:read"));
    Visit visit = browser.get(null);

    assertEquals(
        new IndexModel(
            null,
            "",
            SCOPE,
            List.of("account:read", "droplet:read"),
            new ShownTime("2026-01-15T13:00:00Z", "2026-01-15 13:00:00 UTC", "in 1 hour"),
            false,
            ""),
        model(visit));
    assertTrue(visit.frame().isConnected());
    assertEquals("fake-form-token", visit.frame().getFormToken());
  }

  @Test
  void whatDigitalOceanDidNotSayIsEmpty() throws Exception {
    connect(TokenSet.NO_EXPIRY, List.of());
    IndexModel model = model(browser.get(null));

    assertEquals(List.of(), model.grantedScope());
    assertNull(model.expires());
  }

  @Test
  void afterTwelveHoursNobodyIsConnected() throws Exception {
    connect(TokenSet.NO_EXPIRY, List.of());
    clock.advance(Duration.ofHours(12));
    Visit visit = browser.get(null);
    model(visit);

    assertFalse(visit.frame().isConnected());
    assertEquals("", visit.frame().getFormToken());
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080/app/digitalocean, localhost, ''",
    "http://LOCALHOST:8080/app/digitalocean, localhost, ''",
    "http://localhost:9090/app/digitalocean, localhost, 'at localhost:8080, but'",
    "http://localhost:8080/app/digitalocean, 127.0.0.1, http://localhost:8080/app/ ",
    "https://droplets.example/app/digitalocean, localhost, https://droplets.example/app/",
    "http://localhost:8080/digitalocean, localhost, /app/digitalocean",
    "http://localhost:8080/app/digitalocean/, localhost, /app/digitalocean",
    "http://localhost:8080, localhost, is empty"
  })
  void aHintTellsWhyTheCallbackMayNotLeadHere(String redirectUri, String host, String hint)
      throws Exception {
    assertHint(hint, redirectUri, browser.get(null).withServerName(host));
  }

  /** Returns the hint. */
  private String assertHint(String expected, String redirectUri, Visit visit) throws Exception {
    String hint = visit.to(index(redirectUri)).model(IndexModel.class).redirectUriHint();
    assertEquals(expected.isEmpty(), hint.isEmpty(), hint);
    assertTrue(hint.contains(expected), hint);
    return hint;
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080/app/digitalocean, localhost, 9090, http://localhost:8080/app/ ",
    "http://localhost/app/digitalocean, localhost, 8080, http://localhost/app/ ",
    "http://localhost/app/digitalocean, localhost, 80, ''",
    "https://droplets.example/app/digitalocean, droplets.example, 8080, ''"
  })
  void thePortCountsOnThisMachineOnly(String redirectUri, String host, int port, String hint)
      throws Exception {
    Visit visit = browser.get(null).withServerName(host).withServerPort(port);
    String found = assertHint(hint, redirectUri, visit);

    assertEquals(!hint.isEmpty(), found.contains(host + ":" + port), found);
  }

  @Test
  void aMessageWaitsForSomebodyWhoLooks() throws Exception {
    for (Visit visit :
        List.of(
            browser.visit("HEAD").withCookie("droplets-message", "denied"),
            browser
                .get(null)
                .withCookie("droplets-message", "denied")
                .with("Sec-Purpose", "prefetch"))) {
      assertNull(model(visit).message());
      assertTrue(visit.cookie("droplets-message").isEmpty());
    }
  }
}
