package droplets.web.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.web.flow.FlowKind;
import droplets.web.flow.FlowStep;
import droplets.web.page.ErrorPage;
import droplets.web.page.OneTimeMessage;
import droplets.web.session.CallLimit;
import droplets.web.testing.Browser;
import droplets.web.testing.TestApplication;
import droplets.web.testing.Visit;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropletServletTest {
  /** The first Droplet of the big fleet. */
  private static final String FIRST = "/5000000000";

  @AutoClose private final TestApplication parts = TestApplication.start();
  private final Browser browser = new Browser();

  private Visit droplet(String path) throws Exception {
    return browser
        .get("page=x&page=y")
        .withPathInfo(path)
        .to(new DropletServlet(parts.calls(new CallLimit(1)), parts.clock, parts.views));
  }

  private int calls() {
    return parts.sandbox.requests(RequestKind.DROPLETS).size();
  }

  @Test
  void aDropletCostsOneCallAndItsQueryIsNotLookedAt() throws Exception {
    parts.signIn(browser, Team.BIG_FLEET);
    Visit visit = droplet(FIRST);

    assertEquals(200, visit.status());
    assertEquals("droplet.jsp", visit.view());
    assertEquals("node-0001.big-fleet.example", visit.model(DropletModel.class).row().getName());
    assertEquals(1, calls());
    assertTrue(visit.header("Server-Timing").matches("digitalocean;dur=[0-9.]+, app;dur=[0-9.]+"));
    List<FlowStep> steps = parts.flow(browser).steps();
    assertEquals(List.of(FlowKind.DROPLET), parts.flowKinds(browser));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/0",
        "/01",
        "/+1",
        "/-1",
        "/1/2",
        "//1",
        "/1/",
        "/ 1",
        "/1.0",
        "/1e3",
        "/x",
        "/\u0661",
        "/9223372036854775808",
        "/99999999999999999999999999"
      })
  void whatIsNoNumberIsA404WithoutACall(String path) throws Exception {
    assertEquals(404, droplet(path).status());
    parts.signIn(browser);
    Visit visit = droplet(path);

    assertEquals(404, visit.status());
    assertEquals("error.jsp", visit.view());
    assertEquals("There is nothing here", visit.model(ErrorPage.class).title());
    assertEquals(0, calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/1", "/9223372036854775807"})
  void aNumberThatNobodyHasIsA404(String path) throws Exception {
    parts.signIn(browser);
    Visit visit = droplet(path);

    assertEquals(404, visit.status());
    assertEquals("There is no such Droplet", visit.model(ErrorPage.class).title());
    assertEquals(1, calls());
  }

  @Test
  void whoIsNotConnectedIsLedToTheIndexPageAndLaterToTheDroplet() throws Exception {
    Visit visit = droplet(FIRST);

    assertEquals(303, visit.status());
    assertEquals("/app/", visit.location());
    assertEquals(OneTimeMessage.CONNECT_FIRST, visit.message());
    assertEquals("/droplets/5000000000", visit.returnPath());
    assertFalse(browser.hasSession());
  }

  @Test
  void aConnectionThatIsLostLeadsToTheIndexPageAndLaterToTheDroplet() throws Exception {
    parts.signIn(browser, Team.BIG_FLEET);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401, 2);
    Visit visit = droplet(FIRST);

    assertEquals(303, visit.status());
    assertEquals(OneTimeMessage.NEW_ACCESS_REFUSED, visit.message());
    assertEquals("/droplets/5000000000", visit.returnPath());
  }

  @Test
  void aFailureIsAPageOfItsOwn() throws Exception {
    parts.signIn(browser, Team.BIG_FLEET);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_403);
    Visit visit = droplet(FIRST);

    assertEquals(403, visit.status());
    assertTrue(visit.model(ErrorPage.class).text().contains("the scope droplet:read,"));
  }
}
