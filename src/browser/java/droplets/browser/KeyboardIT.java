package droplets.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import droplets.journeys.Installation;
import droplets.sandbox.Fault;
import droplets.sandbox.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything can be done by keyboard, and the focus is seen wherever it goes. */
@ExtendWith(BrowserExtension.class)
record KeyboardIT(Installation site) {
  @Test
  void theWholeJourney(Windows windows) {
    Window window = windows.open(site);
    Keyboard keyboard = new Keyboard(window.page());
    window.open("/");
    keyboard.tabTo(window.link("Connect to DigitalOcean"));
    keyboard.press("Enter");

    keyboard.tabTo(window.radio("Team", Team.ACME.teamName()));
    keyboard.press("ArrowDown");
    assertThat(window.radio("Team", Team.BIG_FLEET.teamName())).isChecked();
    keyboard.tabTo(window.button("Approve"));
    keyboard.tabTo(window.radio("What should go wrong", Fault.NOTHING.label()));
    keyboard.press("Enter");

    assertThat(window.rows()).hasCount(50);
    keyboard.tabTo(window.page().locator("summary"));
    keyboard.press("Enter");
    keyboard.tabTo(window.textBox("Exact name"));
    window.page().keyboard().type("node-0007.big-fleet.example");
    keyboard.press("Enter");
    assertThat(window.rows()).hasCount(1);
    assertThat(window.rows()).containsText("node-0007");
    keyboard.tabTo(window.link("node-0007.big-fleet.example"));
    keyboard.press("Enter");
    assertThat(window.heading("node-0007.big-fleet.example")).isVisible();
    keyboard.tabTo(window.link("The OAuth flow"));
    keyboard.press("Enter");
    assertThat(window.steps().first()).containsText("Authorization request");
    keyboard.tabTo(window.button("Disconnect"));
    keyboard.press("Enter");
    assertThat(window.message()).containsText("Disconnected");
    assertThat(window.message()).isFocused();
    keyboard.tabTo(window.link("Connect to DigitalOcean"));
  }

  @Test
  void denying(Windows windows) {
    Window window = windows.open(site);
    Keyboard keyboard = new Keyboard(window.page());
    window.open("/");
    keyboard.tabTo(window.link("Connect to DigitalOcean"));
    keyboard.press("Enter");
    keyboard.tabTo(window.button("Deny"));
    keyboard.press("Enter");
    assertThat(window.message()).containsText("You did not give access");
    assertThat(window.message()).isFocused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/flow", "/nowhere"})
  void theFirstStopSkipsToTheContent(String path, Windows windows) {
    Window window = windows.open(site);
    Keyboard keyboard = new Keyboard(window.page());
    window.open(path);
    keyboard.press("Tab");
    assertThat(window.link("Skip to the content")).isFocused();
    assertThat(window.link("Skip to the content")).isInViewport();
    keyboard.press("Enter");
    assertThat(window.page().locator("main")).isFocused();
  }

  @ParameterizedTest
  @CsvSource({
    "/, 1440, 900",
    "/, 320, 256",
    "/droplets?per_page=10, 1440, 900",
    "/droplets?per_page=3, 320, 256",
    "/droplets?type=gpus, 1440, 900",
    "/droplets/2147480000, 1440, 900",
    "/droplets/2147480000, 320, 256",
    "/flow, 1440, 900",
    "/flow, 320, 256",
    "/nowhere, 1440, 900"
  })
  void tabStopsAtEverythingInOrder(String path, int width, int height, Windows windows) {
    Window window = windows.open(site, options -> options.setViewportSize(width, height));
    window.signIn(Team.ACME);
    assertThat(window.page()).hasURL(site.baseUrl() + "/droplets");
    window.open(path);
    new Keyboard(window.page()).assertTabStopsAtEverythingInOrder();
  }

  @Test
  void aChoiceMadeWithTheArrowsWaitsForTheButton(Windows windows) {
    Window window = windows.open(site);
    Keyboard keyboard = new Keyboard(window.page());
    window.signIn(Team.BIG_FLEET);
    keyboard.tabTo(window.page().locator("summary"));
    keyboard.press("Enter");
    keyboard.tabTo(window.perPage());
    keyboard.press("ArrowUp");
    assertThat(window.perPage()).hasValue("20");
    keyboard.tabTo(window.button("Show"));
    keyboard.press("Enter");
    assertThat(window.rows()).hasCount(20);
  }

  @ParameterizedTest
  @CsvSource({"1440, 900", "320, 256"})
  void soOnTheConsentPage(int width, int height, Windows windows) {
    Window window = windows.open(site, options -> options.setViewportSize(width, height));
    Page page = window.page();
    window.open("/connect");
    assertThat(window.button("Approve")).isVisible();
    new Keyboard(page).assertTabStopsAtEverythingInOrder();
  }
}
