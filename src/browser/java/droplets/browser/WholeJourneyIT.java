package droplets.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import droplets.journeys.Installation;
import droplets.sandbox.Fault;
import droplets.sandbox.Team;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the index page to the Droplets and out again, as different people's browsers show it. */
@ExtendWith(BrowserExtension.class)
record WholeJourneyIT(Installation site) {
  enum Look {
    WIDE(options -> options),
    DARK(options -> options.setColorScheme(ColorScheme.DARK)),
    WITHOUT_JAVASCRIPT(options -> options.setJavaScriptEnabled(false)),
    PHONE(
        options ->
            options
                .setViewportSize(360, 740)
                .setDeviceScaleFactor(3)
                .setIsMobile(true)
                .setHasTouch(true));

    private final UnaryOperator<NewContextOptions> options;

    Look(UnaryOperator<NewContextOptions> options) {
      this.options = options;
    }
  }

  @Test
  void anotherNumberPerPageAppliesWhenChosen(Windows windows) {
    Window window = windows.open(site);
    window.signIn(Team.BIG_FLEET);
    window.openFilters();
    window.perPage().click();
    window.perPage().selectOption("20");
    assertThat(window.rows()).hasCount(20);
  }

  @Test
  void withoutJavaScriptItAppliesWithTheButton(Windows windows) {
    Window window = windows.open(site, options -> options.setJavaScriptEnabled(false));
    window.signIn(Team.BIG_FLEET);
    window.openFilters();
    window.perPage().selectOption("20");
    window.button("Show").click();
    assertThat(window.rows()).hasCount(20);
  }

  @ParameterizedTest
  @EnumSource
  void byMouse(Look look, Windows windows) {
    Window window = windows.open(site, look.options);
    window.open("/");
    window.link("Connect to DigitalOcean").click();
    window.choose(Team.BIG_FLEET, Fault.NOTHING);
    window.button("Approve").click();

    assertThat(window.page()).hasURL(site.baseUrl() + "/droplets");
    assertThat(window.rows()).hasCount(50);
    window.link("Next").click();
    assertThat(window.rows().first()).containsText("node-0051");
    window.link("Last").click();
    assertThat(window.rows()).hasCount(34);
    window.page().goBack();
    assertThat(window.rows().first()).containsText("node-0051");
    window.openFilters();
    window.textBox("Tag").fill("rack:07");
    window.textBox("Tag").press("Enter");
    assertThat(window.rows()).hasCount(31);
    window.link("Name").click();
    assertThat(window.rows().first()).containsText("node-0008");
    window.link("Name").click();
    assertThat(window.rows().first()).containsText("node-1208");
    window.link("node-1208.big-fleet.example").click();
    assertThat(window.heading("node-1208.big-fleet.example")).isVisible();
    window.page().goBack();
    window.link("Clear the filter").click();
    assertThat(window.rows()).hasCount(50);
    window.link("Refresh").click();
    assertThat(window.rows()).hasCount(50);
    window.link("GPU Droplets").click();
    assertThat(window.heading("There are no GPU Droplets in this team")).isVisible();
    window.link("The OAuth flow").click();
    assertThat(window.steps().first()).containsText("Authorization request");
    window.button("Disconnect").click();

    assertThat(window.message()).containsText("Disconnected");
    assertThat(window.link("Connect to DigitalOcean")).isVisible();
  }
}
