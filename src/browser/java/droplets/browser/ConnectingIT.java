package droplets.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import droplets.journeys.Installation;
import droplets.sandbox.Fault;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Approving, denying, and what people do in between: go back, reload, open a second tab, wait. */
@ExtendWith(BrowserExtension.class)
record ConnectingIT(Installation site) {
  @Test
  void approvingLeadsToTheDropletsAndTheCodeLeavesTheAddressBar(Windows windows) {
    Window window = windows.open(site);
    window.signIn(Team.ACME);
    assertThat(window.page()).hasURL(site.baseUrl() + "/droplets");
    assertThat(window.rows()).hasCount(40);
    window.open("/");
    assertThat(window.page().locator("main")).containsText(Team.ACME.teamName());
    window.link("See your Droplets").click();
    assertThat(window.rows()).hasCount(40);
  }

  @Test
  void approvingLeadsToThePageThatWasAskedFor(Windows windows) {
    Window window = windows.open(site);
    window.open("/droplets?per_page=7");
    window.link("Connect to DigitalOcean").click();
    window.button("Approve").click();
    assertThat(window.page()).hasURL(site.baseUrl() + "/droplets?per_page=7");
    assertThat(window.rows()).hasCount(7);
  }

  /** DigitalOcean's page ends with the decision; what the sandbox adds stands apart, after it. */
  @Test
  void onAPhoneTheDecisionIsOnTheFirstScreenAndTheFaultsAreBelow(Windows windows) {
    Window window = windows.open(site, options -> options.setViewportSize(360, 740));
    window.open("/connect");

    assertThat(window.button("Approve")).isInViewport();
    assertThat(window.heading("Only in the sandbox")).not().isInViewport();
    window.link("Choose what should go wrong").click();
    assertThat(window.heading("Only in the sandbox")).isInViewport();
  }

  @Test
  void denyingIsToldAndTheMessageHasTheFocus(Windows windows) {
    Window window = windows.open(site);
    window.open("/");
    window.link("Connect to DigitalOcean").click();
    window.button("Deny").click();
    assertThat(window.page()).hasURL(site.baseUrl() + "/");
    assertThat(window.message()).containsText("You did not give access");
    assertThat(window.message()).isFocused();

    window.page().reload();
    assertThat(window.link("Connect to DigitalOcean")).isVisible();
    assertThat(window.message()).hasCount(0);
  }

  @Test
  void anotherTeamTakesThePlaceOfTheFirst(Windows windows) {
    Window window = windows.open(site);
    window.signIn(Team.ACME);
    assertThat(window.rows()).hasCount(40);
    window.open("/");
    window.link("Use another account or team").click();
    window.choose(Team.BIG_FLEET, Fault.NOTHING);
    window.button("Approve").click();
    assertThat(window.rows()).hasCount(50);
    assertThat(window.page().locator("header")).containsText(Team.BIG_FLEET.teamName());
  }

  @Test
  void twoTabsCanBeUnderWayAtOnce(Windows windows) {
    Window window = windows.open(site);
    Page second = window.newTab();
    window.open("/connect");
    second.navigate(site.baseUrl() + "/connect");

    window.choose(Team.ACME, Fault.NOTHING);
    window.button("Approve").click();
    assertThat(window.rows()).hasCount(40);
    second
        .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Team.BIG_FLEET.teamName()))
        .check();
    second.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve")).click();
    assertThat(second.locator("tbody tr")).hasCount(50);

    window.page().reload();
    assertThat(window.rows()).hasCount(50);
  }

  @Test
  void backFromTheConsentPageAndOverAgain(Windows windows) {
    Window window = windows.open(site);
    window.open("/");
    window.link("Connect to DigitalOcean").click();
    assertThat(window.button("Approve")).isVisible();
    window.page().goBack();
    window.link("Connect to DigitalOcean").click();
    window.button("Approve").click();
    assertThat(window.rows()).hasCount(40);
  }

  @Test
  void backToTheConsentPageAndApprovingAgainChangesNothing(Windows windows) {
    Window window = windows.open(site);
    window.signIn(Team.ACME);
    assertThat(window.rows()).hasCount(40);
    int exchanges = site.sandbox().requests(RequestKind.TOKEN).size();
    window.page().goBack();
    window.button("Approve").click();
    assertThat(window.page()).hasURL(site.baseUrl() + "/droplets");
    assertThat(window.rows()).hasCount(40);
    assertEquals(exchanges, site.sandbox().requests(RequestKind.TOKEN).size());
  }

  @Test
  void aReloadedCallbackLeadsToTheDropletsWithoutAnotherExchange(Windows windows) {
    Window window = windows.open(site);
    window.open("/connect");
    Page page = window.page();
    String callback =
        page.waitForRequest(
                request -> request.url().contains("/digitalocean?"),
                () -> window.button("Approve").click())
            .url();
    assertThat(window.rows()).hasCount(40);
    int exchanges = site.sandbox().requests(RequestKind.TOKEN).size();

    page.navigate(callback);

    assertThat(page).hasURL(site.baseUrl() + "/droplets");
    assertThat(window.rows()).hasCount(40);
    assertEquals(exchanges, site.sandbox().requests(RequestKind.TOKEN).size());
  }

  @Test
  void aReloadShowsTheSamePage(Windows windows) {
    Window window = windows.open(site);
    window.signIn(Team.BIG_FLEET);
    window.open("/droplets?tag=rack%3A07&per_page=10&page=2");
    assertThat(window.rows()).hasCount(10);
    List<String> before = window.rows().allInnerTexts();
    window.page().reload();
    assertThat(window.rows()).hasCount(10);
    assertEquals(before, window.rows().allInnerTexts());
  }

  @Test
  void nobodyNoticesThatTheTokenHasExpired(Windows windows) {
    Window window = windows.open(site);
    window.signIn(Team.ACME);
    assertThat(window.rows()).hasCount(40);
    window.access().expireToken();

    window.page().reload();

    assertThat(window.rows()).hasCount(40);
    window.open("/flow");
    assertThat(window.steps().filter(Window.text("refresh token is exchanged"))).hasCount(1);
  }

  @Test
  void whoseAccessWasTakenBackIsAskedToConnectAgain(Windows windows) {
    Window window = windows.open(site);
    window.signIn(Team.ACME);
    assertThat(window.rows()).hasCount(40);
    window.access().revokeTokens();

    window.page().reload();

    assertThat(window.page()).hasURL(site.baseUrl() + "/");
    assertThat(window.message()).containsText("Please connect again");
    assertThat(window.message()).isFocused();
    window.link("Connect to DigitalOcean").click();
    window.button("Approve").click();
    assertThat(window.rows()).hasCount(40);
  }

  @Test
  void afterDisconnectingNothingPrivateComesBack(Windows windows) {
    Window window = windows.open(site);
    window.signIn(Team.ACME);
    assertThat(window.rows()).hasCount(40);
    window.button("Disconnect").click();
    assertThat(window.message()).containsText("Disconnected");
    assertThat(window.message()).isFocused();

    window.page().goBack();

    assertThat(window.page()).hasURL(site.baseUrl() + "/");
    assertThat(window.rows()).hasCount(0);
    assertThat(window.link("Connect to DigitalOcean")).isVisible();
    assertThat(window.button("Disconnect")).hasCount(0);
  }
}
