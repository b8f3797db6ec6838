package droplets.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import droplets.journeys.Installation;
import droplets.sandbox.Fault;
import droplets.sandbox.Gate;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.sandbox.TokenShape;
import droplets.servers.ServerKind;
import droplets.web.page.OneTimeMessage;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page in every state it can be in, light and dark, wide and narrow. */
@ExtendWith(BrowserExtension.class)
class AccessibilityIT {
  private static Installation site;

  @BeforeAll
  static void start() {
    site =
        new Installation(ServerKind.TOMCAT_11, "/app")
            .setting("DIGITAL_OCEAN_READ_TIMEOUT_MS", "5000")
            .setting("DIGITAL_OCEAN_MAX_CALLS", "1")
            .start();
  }

  @AfterAll
  static void end() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/flow"})
  void whoIsNotConnected(String path, Windows windows) {
    Window window = windows.open(site);
    assertAnswer(200, window.open(path));
    Accessibility.checkInEveryLook(window.page());
  }

  @ParameterizedTest
  @EnumSource(
      value = OneTimeMessage.class,
      names = {"DENIED", "CODE_REFUSED", "DISCONNECTED"})
  void messagesOfEachTone(OneTimeMessage message, Windows windows) {
    Window window = windows.open(site);
    String code = message.name().toLowerCase(Locale.ROOT);
    window
        .context()
        .addCookies(List.of(new Cookie("droplets-message", code).setUrl(site.baseUrl())));
    window.open("/");
    assertThat(window.message()).containsText(message.title());
    Accessibility.checkInEveryLook(window.page());
  }

  @Test
  void theHintAtTheCallbackUrl(Windows windows) {
    Window window = windows.open(site);
    int port = URI.create(site.baseUrl()).getPort();
    window.page().navigate("http://localhost:" + port + "/app/");
    assertThat(window.message()).containsText("The redirect URI may not lead back here");
    Accessibility.checkInEveryLook(window.page());
  }

  @ParameterizedTest
  @CsvSource({
    "ACME, /",
    "ACME, /droplets?per_page=15",
    "ACME, /droplets?type=gpus",
    "ACME, /droplets?sort=-name&per_page=5",
    "ACME, /droplets/2147480000",
    "ACME, /droplets/2147489770",
    "ACME, /droplets/2147521034",
    "ACME, /droplets?name=DB-02.acme.example",
    "ACME, /droplets?name=nobody",
    "ACME, /droplets?tag=env:prod",
    "ACME, /droplets?tag=nothing",
    "ACME, /droplets?page=99",
    "ACME, /flow",
    "BIG_FLEET, /droplets?page=2&per_page=5",
    "EMPTY, /droplets",
    "EMPTY, /droplets?type=gpus",
    "HOSTILE, /",
    "HOSTILE, /droplets",
    "HOSTILE, /droplets/7000000000",
    "HOSTILE, /flow"
  })
  void whoIsConnected(Team team, String path, Windows windows) {
    Window window = windows.signedIn(site, team);
    assertAnswer(200, window.open(path));
    Accessibility.checkInEveryLook(window.page());
  }

  @Test
  void aFlowWithFailuresARefreshAndTheEnd(Windows windows) {
    Window window = windows.open(site);
    window.signIn(Team.ACME, Fault.TOKEN_REFUSED);
    window.signIn(Team.ACME, Fault.DROPLETS_401);
    window.signIn(Team.ACME);
    window.button("Disconnect").click();
    window.link("The OAuth flow").click();
    assertThat(window.steps().last()).containsText("Revocation");
    Accessibility.checkInEveryLook(window.page());
  }

  @ParameterizedTest
  @CsvSource({"400, /droplets?page=x", "404, /nowhere", "405, /disconnect"})
  void addressesThatLeadNowhere(int status, String path, Windows windows) {
    Window window = windows.signedIn(site, Team.EMPTY);
    assertAnswer(status, window.open(path));
    Accessibility.checkInEveryLook(window.page());
  }

  @Test
  void aFormThatIsOutOfDate(Windows windows) {
    Window window = windows.open(site);
    window.signIn(Team.EMPTY);
    window.page().locator("input[name=token]").evaluate("field => field.value = 'another'");
    Response answer =
        window.page().waitForResponse("**/disconnect", () -> window.button("Disconnect").click());
    assertAnswer(403, answer);
    Accessibility.checkInEveryLook(window.page());
  }

  @ParameterizedTest
  @CsvSource({
    "403, DROPLETS_403",
    "429, RATE_LIMITED",
    "502, SERVER_ERROR",
    "502, SENSELESS",
    "504, DROPLETS_TIMEOUT"
  })
  void digitalOceanFails(int status, Fault fault, Windows windows) {
    Window window = windows.signedIn(site, Team.EMPTY);
    window.access().arrangements().failNext(RequestKind.DROPLETS, fault, 1);
    assertAnswer(status, window.open("/droplets"));
    Accessibility.checkInEveryLook(window.page());
  }

  @Test
  void digitalOceanCannotBeReached(Windows windows) {
    Window window = windows.signedIn(site, Team.EMPTY);
    assertAnswer(503, site.relay().whileCut(() -> window.open("/droplets")));
    Accessibility.checkInEveryLook(window.page());
  }

  @Test
  void tooManyAreWaiting(Windows windows) {
    Window window = windows.signedIn(site, Team.EMPTY);
    Gate gate = window.access().arrangements().holdNext(RequestKind.DROPLETS, 1);
    Page waiting = window.newTab();
    waiting.evaluate("address => { location = address }", site.baseUrl() + "/droplets");
    gate.awaitArrival();
    try {
      assertAnswer(503, window.open("/droplets"));
    } finally {
      gate.release();
    }
    // Until then the other tab holds the one place, which the next test needs.
    assertThat(waiting.locator("h1")).isVisible();
    Accessibility.checkInEveryLook(window.page());
  }

  @Test
  void nothingIsSetUp(Windows windows) {
    try (Installation bare =
        new Installation(ServerKind.TOMCAT_11, "")
            .setting("DIGITAL_OCEAN_CLIENT_ID", null)
            .start()) {
      Window window = windows.open(bare);
      assertAnswer(200, window.open("/"));
      assertThat(window.message()).containsText("No client id is set");
      Accessibility.checkInEveryLook(window.page());
    }
  }

  @Test
  void settingsCannotBeUsed(Windows windows) {
    try (Installation wrong =
        new Installation(ServerKind.TOMCAT_11, "")
            .setting("DIGITAL_OCEAN_REDIRECT_URI", "http://droplets.example/digitalocean")
            .setting("DIGITAL_OCEAN_MAX_CALLS", "many")
            .start()) {
      Window window = windows.open(wrong);
      assertAnswer(200, window.open("/"));
      assertThat(window.message()).containsText("A setting cannot be used");
      Accessibility.checkInEveryLook(window.page());
    }
  }

  @Test
  void littleIsGranted(Windows windows) {
    try (Installation narrow =
        new Installation(ServerKind.TOMCAT_11, "")
            .setting("DIGITAL_OCEAN_SCOPE", "account:read droplet:read")
            .start()) {
      narrow.sandbox().change(o -> o.tokenShape(TokenShape.CONFIDENTIAL));
      Window window = windows.open(narrow);
      window.open("/");
      Accessibility.checkInEveryLook(window.page());
      window.open("/droplets?per_page=5");
      window.signIn(Team.ACME);
      assertThat(window.rows().first()).containsText("not granted");
      Accessibility.checkInEveryLook(window.page());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/droplets?per_page=15", "/droplets/2147480000", "/flow", "/nowhere"})
  void zoomedToFourTimesTheSize(String path, Windows windows) {
    Window window =
        windows.open(site, options -> options.setViewportSize(320, 256).setDeviceScaleFactor(4));
    window.signIn(Team.ACME);
    assertThat(window.button("Disconnect")).isVisible();
    window.open(path);
    Accessibility.check(window.page());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/droplets?per_page=15", "/droplets/2147480000", "/flow", "/nowhere"})
  void forcedColorsReducedMotionAndPrint(String path, Windows windows) {
    Window window = windows.signedIn(site, Team.ACME);
    window.open(path);
    for (var look :
        List.of(
            new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE),
            new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE),
            new Page.EmulateMediaOptions().setMedia(Media.PRINT))) {
      window.page().emulateMedia(look);
      Accessibility.check(window.page());
    }
  }

  @Test
  void theSandboxesPages(Windows windows) {
    Window window = windows.open(site);
    window.open("/connect");
    assertThat(window.button("Approve")).isVisible();
    Accessibility.checkInEveryLook(window.page());
    for (String path : List.of("/", "/v1/oauth/authorize?client_id=unknown")) {
      window.page().navigate(site.relay().origin() + path);
      assertThat(window.page().locator("h1")).isVisible();
      Accessibility.checkInEveryLook(window.page());
    }
  }

  private static void assertAnswer(int status, Response response) {
    assertEquals(status, response.status(), response.url());
  }
}
