package droplets.web.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.sandbox.TokenShape;
import droplets.web.flow.FlowKind;
import droplets.web.flow.FlowStep;
import droplets.web.page.ErrorPage;
import droplets.web.page.OneTimeMessage;
import droplets.web.session.CallLimit;
import droplets.web.testing.Browser;
import droplets.web.testing.FakeSession;
import droplets.web.testing.Log;
import droplets.web.testing.TestApplication;
import droplets.web.testing.Visit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DropletsServletTest {
  @AutoClose private final TestApplication parts = TestApplication.start();
  private final Browser browser = new Browser();

  private Visit droplets(String query) throws Exception {
    return droplets(query, new CallLimit(1));
  }

  private Visit droplets(String query, CallLimit limit) throws Exception {
    return browser.get(query).to(new DropletsServlet(parts.calls(limit), parts.clock, parts.views));
  }

  private int calls() {
    return parts.sandbox.requests(RequestKind.DROPLETS).size();
  }

  @Test
  void aViewCostsOneCallHoweverLargeTheTeam() throws Exception {
    parts.signIn(browser, Team.BIG_FLEET);
    Visit visit = droplets("page=7&per_page=200");

    assertEquals(200, visit.status());
    assertEquals("droplets.jsp", visit.view());
    assertEquals("1,201–1,234 of 1,234", visit.model(DropletsModel.class).getRange());
    assertEquals(1, parts.sandbox.requests("/v2/droplets").size());
    assertTrue(visit.header("Server-Timing").matches("digitalocean;dur=[0-9.]+, app;dur=[0-9.]+"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "name=web&page=2, /droplets?name=web&page=2",
    "page=abc, ''",
    "page=1&page=2, ''"
  })
  void whoIsNotConnectedIsLedToTheIndexPageAndLaterToTheListing(String query, String wanted)
      throws Exception {
    Visit visit = droplets(query);

    assertEquals(303, visit.status());
    assertEquals("/app/", visit.location());
    assertEquals(OneTimeMessage.CONNECT_FIRST, visit.message());
    assertEquals(wanted, visit.returnPath());
    assertFalse(browser.hasSession());
  }

  @ParameterizedTest
  @ValueSource(strings = {"page=abc", "tag=a&name=b", "tag=a&type=gpus", "name=%", "page=1&page=1"})
  void nonsenseIsA400WithoutACall(String query) throws Exception {
    parts.signIn(browser);
    Visit visit = droplets(query);

    assertEquals(400, visit.status());
    assertEquals("error.jsp", visit.view());
    assertEquals(0, calls());
  }

  @Test
  void whereTooManyAreWaitingItIsA503AtOnce() throws Exception {
    parts.signIn(browser);
    Visit visit = droplets("", new CallLimit(0));

    assertEquals(
        List.of("no page: reason=busy"), Log.warnings(() -> droplets("", new CallLimit(0))));
    assertEquals(503, visit.status());
    assertEquals("30", visit.header("Retry-After"));
    assertEquals(0, calls());
  }

  @Test
  void thePlaceIsGivenBackHoweverTheCallEnds() throws Exception {
    parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_500);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401, 2);
    CallLimit limit = new CallLimit(1);

    assertEquals(502, droplets("", limit).status());
    assertEquals(303, droplets("", limit).status());
    assertTrue(limit.tryEnter());
    assertFalse(limit.tryEnter());
  }

  @ParameterizedTest
  @CsvSource({"TOKEN_REFUSED, REFRESH_REFUSED", "DROPPED, REFRESH_LOST"})
  void whyAConnectionIsLostIsTold(Fault fault, OneTimeMessage message) throws Exception {
    parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);
    parts.sandbox.failNext(RequestKind.REFRESH, fault);
    Visit visit = droplets("");

    assertEquals(message, visit.message());
    FlowStep refresh = parts.flow(browser).failedStep().orElseThrow();
    assertEquals(FlowKind.REFRESH_AFTER_401, refresh.kind());
    assertEquals("GET /app/droplets", refresh.during().line());
    assertEquals("303 to /app/", refresh.during().answer());
  }

  @Test
  void aTokenThatCannotBeRenewedIsToldAsRefused() throws Exception {
    parts.sandbox.change(options -> options.tokenShape(TokenShape.MINIMAL));
    parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);

    assertEquals(OneTimeMessage.ACCESS_REFUSED, droplets("").message());
  }

  @Test
  void aConnectionThatIsLostLeadsToTheIndexPageAndLaterToTheListing() throws Exception {
    parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401, 2);
    Visit visit = droplets("type=gpus");

    assertEquals(303, visit.status());
    assertEquals("/app/", visit.location());
    assertEquals(OneTimeMessage.NEW_ACCESS_REFUSED, visit.message());
    assertEquals("/droplets?type=gpus", visit.returnPath());
    assertNull(parts.connectionOf(browser));
  }

  @Test
  void afterTwelveHoursTheConnectionIsRevokedAndTheSessionEnds() throws Exception {
    parts.sandbox.change(options -> options.accessTokenLife(Duration.ofDays(30)));
    parts.signIn(browser);
    FakeSession session = browser.session();
    parts.clock.advance(Duration.ofHours(12));
    Visit visit = droplets("page=2");

    assertEquals(303, visit.status());
    assertEquals(OneTimeMessage.SIGNED_OUT, visit.message());
    assertEquals("/droplets?page=2", visit.returnPath());
    assertEquals(0, calls());
    assertEquals(List.of(), parts.sandbox.accessTokens());
    assertTrue(session.isEnded());
  }

  @ParameterizedTest
  @CsvSource({"'', droplet:read", "name=web, droplet:read", "tag=web, droplet:read and tag:read"})
  void a403NamesTheScopesThatTheViewNeeds(String query, String scope) throws Exception {
    parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_403);
    Visit visit = droplets(query);

    assertEquals(403, visit.status());
    assertTrue(
        visit.model(ErrorPage.class).text().contains("the scope " + scope + ","),
        visit.model(ErrorPage.class)::text);
  }

  @Test
  void everyCallIsAddedToTheRecordOfTheFlow() throws Exception {
    parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_500);
    droplets("");

    List<FlowStep> steps = parts.flow(browser).steps();
    assertEquals(List.of(500), steps.stream().map(step -> step.answer().status()).toList());
    assertEquals(FlowStep.Failure.API_ERROR, steps.get(0).failure());
  }
}
