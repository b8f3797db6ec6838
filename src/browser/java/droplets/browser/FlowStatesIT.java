package droplets.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import droplets.journeys.Installation;
import droplets.sandbox.Fault;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The flow page in each state that a flow can be in: it is never blank, and green means good. */
@ExtendWith(BrowserExtension.class)
record FlowStatesIT(Installation site) {
  private static final Pattern BAD = Pattern.compile("\\bbad\\b");

  private static Locator arrows(Page page) {
    return page.locator(".sequence li");
  }

  private static Locator failure(Locator step) {
    return step.locator(".reason");
  }

  /** Fails unless the last step is red and has a reason, and all steps before it are green. */
  private static void assertEndsInRed(Window window, String title, String reason) {
    Locator last = window.steps().last();
    assertThat(last.locator("h2")).hasText(title);
    assertThat(last).hasClass(BAD);
    assertThat(failure(last)).containsText(reason);
    assertThat(window.page().locator("ol.flow > .bad")).hasCount(1);
  }

  @Test
  void beforeSigningInTheStepsAreExplainedAndNoSessionIsMade(Windows windows) {
    Window window = windows.open(site);
    window.open("/flow");

    assertThat(window.steps()).hasCount(0);
    assertThat(arrows(window.page())).hasCount(16);
    assertThat(window.page().locator(".lead")).containsText("No sign-in of this browser");
    assertThat(window.page().locator("main")).not().containsText("real values");
    assertEquals(
        List.of(
            "Authorization request",
            "Callback",
            "Token request",
            "Droplets request",
            "Refresh",
            "Revocation"),
        window.page().locator(".ahead h3").allInnerTexts());
    assertThat(window.page().getByText("Why is this here?")).hasCount(6);
    assertThat(window.page().getByText("What if it were not?")).hasCount(6);
    assertThat(window.page().locator(".questions h3")).hasCount(8);
    assertTrue(window.context().cookies().isEmpty());
  }

  @Test
  void whileTheConsentPageIsOpenTheStepThatWasSentIsShown(Windows windows) {
    Window window = windows.open(site);
    window.open("/connect");
    assertThat(window.button("Approve")).isVisible();
    Page second = window.newTab();
    second.navigate(site.baseUrl() + "/flow");

    Locator steps = second.locator("ol.flow > li");
    assertThat(steps).hasCount(1);
    assertThat(steps).containsText("Authorization request");
    assertThat(steps).containsText("code_challenge = BASE64URL(SHA-256(code_verifier))");
    assertThat(second.locator(".lead")).containsText("consent page");
    assertThat(arrows(second)).hasCount(3);
    Accessibility.checkInEveryLook(second);

    window.button("Approve").click();
    assertThat(window.rows()).hasCount(40);
    second.reload();
    assertThat(second.locator("ol.flow > li")).hasCount(4);
  }

  @Test
  void aDenialIsRedWithItsReason(Windows windows) {
    Window window = windows.open(site);
    window.open("/connect");
    window.button("Deny").click();
    window.link("The OAuth flow").click();

    assertEndsInRed(window, "Callback", "access_denied");
    Accessibility.checkInEveryLook(window.page());
  }

  @Test
  void aWrongStateIsRedAndNothingFollows(Windows windows) {
    Window window = windows.open(site);
    window.signIn(Team.ACME, Fault.WRONG_STATE);
    window.link("The OAuth flow").click();

    assertEndsInRed(window, "Callback", "Wrong state");
    assertThat(window.steps()).hasCount(2);
    assertThat(window.steps().last()).containsText("$OTHER_STATE");
    assertThat(window.heading("The steps that did not take place")).isVisible();
    assertThat(window.page().locator(".ahead h3").first()).hasText("Token request");
  }

  @Test
  void aWrongIssuerIsRedWithItsReason(Windows windows) {
    Window window = windows.open(site);
    window.open("/connect");
    String callback = site.sandbox().approve(window.page().url());
    window.page().navigate(callback + "&iss=https%3A%2F%2Fdo.example");
    window.link("The OAuth flow").click();

    assertEndsInRed(window, "Callback", "Wrong iss");
  }

  @Test
  void aCallbackFromAnotherBrowserIsRefusedThereAndGoodHere(Windows windows) {
    Window mine = windows.open(site);
    mine.open("/connect");
    mine.choose(Team.ACME, Fault.OTHER_BROWSER);
    mine.button("Approve").click();
    String callback = mine.page().locator(".own code").first().innerText();

    Window other = windows.open(site);
    other.page().navigate(callback);
    assertThat(other.message()).isVisible();
    other.link("The OAuth flow").click();
    assertEndsInRed(other, "Callback", "Wrong state");
    assertThat(other.steps()).hasCount(1);

    mine.link("In this browser").click();
    assertThat(mine.rows()).hasCount(40);
  }

  @Test
  void theArrowsAreInTheirTrueOrderAndTheCallbackIsAroundTheTokenRequest(Windows windows) {
    Window window = windows.signedIn(site, Team.ACME);
    window.open("/flow");

    assertEquals(
        List.of(
            "GET /app/connect",
            "302 to DigitalOcean $STATE $CODE_CHALLENGE",
            "GET /v1/oauth/authorize $STATE $CODE_CHALLENGE",
            "302 to the redirect URI $CODE $STATE",
            "GET /app/digitalocean $CODE $STATE",
            "POST /v1/oauth/token $CODE $CODE_VERIFIER $CLIENT_SECRET",
            "200 $ACCESS_TOKEN $REFRESH_TOKEN",
            "303 to /app/droplets",
            "GET /app/droplets",
            "GET /v2/droplets $ACCESS_TOKEN",
            "200",
            "200 and the page"),
        arrows(window.page()).locator(".label").allInnerTexts());
    assertThat(window.page().locator("ol.flow > .bad")).hasCount(0);
    arrows(window.page()).nth(5).getByRole(AriaRole.LINK).click();
    assertThat(window.steps().nth(2)).isInViewport();
  }

  @Test
  void aValueHasTheSameMarkWhereverItPasses(Windows windows) {
    Window window = windows.signedIn(site, Team.ACME);
    window.open("/flow");

    for (String name : List.of("STATE", "CODE", "CODE_CHALLENGE", "ACCESS_TOKEN")) {
      @SuppressWarnings("unchecked")
      List<String> looks =
          (List<String>)
              window
                  .page()
                  .locator("mark")
                  .evaluateAll(
                      "(marks, name) => [...new Set(marks.filter(m => m.textContent === '$' + name)"
                          + ".map(m => getComputedStyle(m).backgroundColor))]",
                      name);
      assertEquals(1, looks.size(), name);
    }
  }

  @Test
  void theLanesAreWhereTheArrowsEnd(Windows windows) {
    Window window = windows.signedIn(site, Team.ACME);
    window.open("/flow");
    List<Double> lanes =
        window.page().locator(".lanes span").all().stream().map(FlowStatesIT::middle).toList();

    assertSpans(window, 0, lanes.get(0), lanes.get(1));
    assertSpans(window, 2, lanes.get(0), lanes.get(2));
    assertSpans(window, 5, lanes.get(1), lanes.get(2));
    assertSpans(window, 7, lanes.get(0), lanes.get(1));
  }

  private static double middle(Locator element) {
    BoundingBox box = element.boundingBox();
    return box.x + box.width / 2;
  }

  private static void assertSpans(Window window, int arrow, double left, double right) {
    BoundingBox box = arrows(window.page()).nth(arrow).boundingBox();
    assertEquals(left, box.x, 3);
    assertEquals(right, box.x + box.width, 3);
  }

  @Test
  void onAPhoneThePictureIsAList(Windows windows) {
    Window window = windows.open(site, options -> options.setViewportSize(360, 740));
    window.signIn(Team.ACME);
    window.open("/flow");

    assertThat(window.page().locator(".lanes")).isHidden();
    List<Locator> arrows = arrows(window.page()).all();
    double left = arrows.get(0).boundingBox().x;
    for (Locator arrow : arrows) {
      assertEquals(left, arrow.boundingBox().x);
    }
    assertThat(arrows.get(0)).containsText("Browser to this application");
    Accessibility.check(window.page());
  }

  @Test
  void thePictureNeedsNoScript(Windows windows) {
    Window window = windows.open(site, options -> options.setJavaScriptEnabled(false));
    window.signIn(Team.ACME);
    window.open("/flow");

    assertThat(arrows(window.page())).hasCount(12);
    assertThat(arrows(window.page()).last()).isVisible();
  }

  @Test
  void theLastTenReadsAreKept(Windows windows) {
    Window window = windows.signedIn(site, Team.ACME);
    for (int perPage = 1; perPage <= 11; perPage++) {
      window.open("/droplets?per_page=" + perPage);
    }
    window.open("/flow");

    assertThat(window.steps()).hasCount(3 + 10);
    Locator reads = window.steps().filter(Window.text("Droplets request"));
    assertThat(reads.first().locator(".rows").first()).containsText("per_page2");
    assertThat(reads.last().locator(".rows").first()).containsText("per_page11");
  }

  @Test
  void aKindOfStepIsExplainedAtItsFirstAndTheStepsToComeAreCountedOn(Windows windows) {
    Window window = windows.signedIn(site, Team.ACME);
    window.open("/droplets?per_page=7");
    window.open("/flow");

    Locator reads = window.steps().filter(Window.text("Droplets request"));
    assertThat(reads).hasCount(2);
    assertThat(reads.first().getByText("Why is this here?")).isVisible();
    assertThat(reads.last().getByText("Why is this here?")).hasCount(0);
    reads.last().getByText("Why this is here").click();
    assertThat(reads.first()).isInViewport();
    assertThat(window.page().locator(".ahead ol")).hasAttribute("start", "6");
  }

  /** Of eleven reads the first is dropped, and the page that follows says it where it can. */
  @Test
  void thePageThatFollowsKeepsTheExplanationAtTheFirst(Windows windows) {
    Window window = windows.signedIn(site, Team.ACME);
    window.open("/flow");
    Page other = window.newTab();
    for (int perPage = 1; perPage <= 10; perPage++) {
      other.navigate(site.baseUrl() + "/droplets?per_page=" + perPage);
    }

    Locator reads = window.steps().filter(Window.text("Droplets request"));
    assertThat(reads.last().locator(".rows").first()).containsText("per_page10");
    assertThat(reads).hasCount(10);
    assertThat(reads.first().getByText("Why is this here?")).isVisible();
    assertThat(window.page().getByText("Why this is here")).hasCount(9);
  }

  @Test
  void theTopOfThePageLeadsToTheQuestions(Windows windows) {
    Window window = windows.open(site);
    window.open("/flow");
    window.link("Questions and answers").click();

    assertThat(window.heading("Questions and answers")).isInViewport();
  }

  @Test
  void aMessageLeadsToTheVeryStep(Windows windows) {
    Window window = windows.open(site);
    window.open("/connect");
    window.button("Deny").click();
    window.link("See the step that failed").click();

    assertThat(window.page().locator(":target h2")).hasText("Callback");
    assertThat(window.page().locator(":target")).hasClass(BAD);
  }

  @Test
  void aRefusedCallbackLeavesTheConnectionAndThePageSaysSo(Windows windows) {
    Window window = windows.signedIn(site, Team.ACME);
    window.open("/digitalocean?code=fake&state=fake");
    window.open("/flow");

    assertEndsInRed(window, "Callback", "Wrong state");
    assertThat(window.page().locator(".lead")).containsText("The connection that you have stays");
  }

  @Test
  void aRefreshAfterA401IsNotAheadOfTheExpiry(Windows windows) {
    Window window = windows.signedIn(site, Team.ACME);
    window.access().expireToken();
    window.open("/droplets");
    window.open("/flow");

    Locator refresh =
        window.steps().filter(new Locator.FilterOptions().setHas(window.heading("Refresh")));
    assertThat(refresh).containsText("did not accept the access token (401)");
    assertThat(refresh).not().containsText("Before the access token expires");
    assertThat(window.page().locator(".expiry")).containsText("in 30 days");
  }

  @Test
  void anAnswerThatWasCutOffIsRedAlthoughItsStatusIs200(Windows windows) {
    Window window = windows.signedIn(site, Team.ACME);
    window.access().arrangements().failNext(RequestKind.DROPLETS, Fault.DROPLETS_CUT_OFF, 1);
    window.open("/droplets");
    window.open("/flow");

    assertEndsInRed(window, "Droplets request", "cut off");
    assertThat(window.steps().last()).containsText("status 200");
  }

  @Test
  void aDroppedConnectionIsNotCalledAnAnswer(Windows windows) {
    Window window = windows.open(site);
    window.signIn(Team.ACME, Fault.TOKEN_DROPPED);
    assertThat(window.message()).containsText("DigitalOcean did not answer");
    window.link("The OAuth flow").click();

    assertEndsInRed(window, "Token request", "The connection ended without an answer.");
    assertThat(arrows(window.page()).filter(Window.text("no answer"))).hasCount(1);
  }

  @Test
  void withoutAConnectionNothingWasSent(Windows windows) {
    Window window = windows.signedIn(site, Team.ACME);
    site.relay().whileCut(() -> window.open("/droplets"));
    window.open("/flow");

    assertEndsInRed(window, "Droplets request", "No connection");
  }

  @Test
  void eachRfcIsALinkOfItsOwn(Windows windows) {
    Window window = windows.signedIn(site, Team.ACME);
    window.open("/flow");

    Locator links = window.steps().nth(2).locator(".origin a");
    assertEquals(List.of("RFC 6749 section 4.1.3", "RFC 7636 section 4.5"), links.allInnerTexts());
    assertThat(links.last())
        .hasAttribute("href", "https://www.rfc-editor.org/rfc/rfc7636#section-4.5");
  }

  @Test
  void outsideOfTheSandboxNoRealValueIsShown(Windows windows) {
    Window window = windows.signedIn(site, Team.ACME);
    window.open("/flow");

    assertThat(window.page().locator(".real")).hasCount(0);
    assertThat(window.steps().nth(2).locator("pre")).containsText("code=$CODE");
  }

  @Test
  void afterDisconnectingTheRecordEndsWithTheRevocation(Windows windows) {
    Window window = windows.signedIn(site, Team.ACME);
    window.button("Disconnect").click();
    window.link("The OAuth flow").click();

    assertThat(window.steps().last().locator("h2")).hasText("Revocation");
    assertThat(window.page().locator(".ahead")).hasCount(0);
    assertThat(window.page().locator(".lead")).containsText("The connection has ended");
    List<String> arrows = arrows(window.page()).locator(".label").allInnerTexts();
    assertEquals(
        List.of(
            "POST /app/disconnect", "POST /v1/oauth/revoke $ACCESS_TOKEN", "200", "303 to /app/"),
        arrows.subList(arrows.size() - 4, arrows.size()));
  }
}
