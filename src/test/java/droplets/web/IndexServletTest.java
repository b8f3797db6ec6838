package droplets.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.Endpoints;
import droplets.digitalocean.Identity;
import droplets.digitalocean.Limits;
import droplets.digitalocean.OAuthApplication;
import droplets.digitalocean.TokenSet;
import droplets.sandbox.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two pages at {@code /}: with settings that can be used, and without. */
class IndexServletTest {
  private static final ScopeModel SCOPE = ScopeModel.of("account:read droplet:read");

  private final TestClock clock = new TestClock();
  private final Sessions sessions = new Sessions(clock);
  private final Views views = new Views(sessions, Visit.BASE, "", false);
  private final Browser browser = new Browser();

  private IndexServlet index(String redirectUri) {
    return new IndexServlet(
        new Settings(
            new OAuthApplication("fake-id", "", redirectUri, "account:read droplet:read"),
            Endpoints.DIGITAL_OCEAN,
            Limits.DEFAULT,
            1),
        sessions,
        new ShortCookies(new CookieScope(Visit.BASE, false)),
        clock,
        views);
  }

  private IndexModel model(Visit visit) throws Exception {
    visit.to(index(Parts.REDIRECT_URI));
    assertEquals("index.jsp", visit.view());
    return visit.model(IndexModel.class);
  }

  private void connect(Instant expiresAt, List<String> scope) {
    TokenSet tokens =
        new TokenSet("fake-access-token", "", clock.instant(), expiresAt, scope, Identity.UNKNOWN);
    sessions.connect(
        browser.get(null).request(),
        new Connection("fake-id", "fake-form-token", clock.instant(), tokens));
  }

  @Test
  void itMakesNoSession() throws Exception {
    Visit visit = browser.get(null);

    assertEquals(new IndexModel(null, SCOPE, List.of(), null, false, ""), model(visit));
    assertEquals(200, visit.status());
    assertFalse(visit.layout().isConnected());
    assertFalse(browser.hasSession());
  }

  @Test
  void aMessageIsShownOnce() throws Exception {
    Visit visit = browser.get(null).withCookie("droplets-message", "denied");

    assertEquals(Message.DENIED, model(visit).message());
    assertEquals(0, visit.cookie("droplets-message").orElseThrow().getMaxAge());
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
            SCOPE,
            List.of("account:read", "droplet:read"),
            new Moment("2026-01-15T13:00:00Z", "2026-01-15 13:00:00 UTC", "in 1 hour"),
            false,
            ""),
        model(visit));
    assertTrue(visit.layout().isConnected());
    assertEquals("fake-form-token", visit.layout().formToken());
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

    assertFalse(visit.layout().isConnected());
    assertEquals("", visit.layout().formToken());
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
    String found =
        browser
            .get(null)
            .withServerName(host)
            .to(index(redirectUri))
            .model(IndexModel.class)
            .callbackHint();

    assertEquals(hint.isEmpty(), found.isEmpty(), found);
    assertTrue(found.contains(hint), found);
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
    String found =
        browser
            .get(null)
            .withServerName(host)
            .withServerPort(port)
            .to(index(redirectUri))
            .model(IndexModel.class)
            .callbackHint();

    assertEquals(hint.isEmpty(), found.isEmpty(), found);
    assertTrue(found.contains(hint), found);
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

  private SetupModel setup(Map<String, String> settings) throws Exception {
    Visit visit =
        browser
            .get(null)
            .to(new SetupServlet(new SettingsReader(List.of(settings::get)).read(), views));
    assertEquals(200, visit.status());
    assertEquals("setup.jsp", visit.view());
    assertFalse(browser.hasSession());
    return visit.model(SetupModel.class);
  }

  @Test
  void theSetUpPageNamesWhatIsMissing() throws Exception {
    SetupModel model = setup(Map.of());

    assertFalse(model.hasClientId());
    assertEquals(List.of(), model.problems());
    assertEquals("http://localhost:8080/digitalocean", model.callbackUrl());
    assertEquals("/app/digitalocean", model.callbackPath());
    assertTrue(model.callbackHint().contains("/app/digitalocean"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no URL", "https://droplets.example/#fragment", "ftp://droplets.example"})
  void theSetUpPageNamesWhatIsWrongAndOffersACallbackUrlThatLeadsHere(String uri) throws Exception {
    SetupModel model =
        setup(Map.of("DIGITAL_OCEAN_CLIENT_ID", "fake", "DIGITAL_OCEAN_REDIRECT_URI", uri));

    assertTrue(model.hasClientId());
    assertEquals("DIGITAL_OCEAN_REDIRECT_URI", model.problems().get(0).setting());
    assertEquals("http://localhost:8080/app/digitalocean", model.callbackUrl());
    assertEquals("", model.callbackHint());
  }
}
