package droplets.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import droplets.sandbox.TestClock;
import droplets.web.flow.FlowServlet;
import droplets.web.flow.FlowsWithoutConnection;
import droplets.web.flow.RealValues;
import droplets.web.page.CookieRules;
import droplets.web.page.ErrorPage;
import droplets.web.page.Route;
import droplets.web.page.Shutdown;
import droplets.web.page.Views;
import droplets.web.session.ConnectionCodec;
import droplets.web.session.HttpSessionStore;
import droplets.web.session.Sessions;
import droplets.web.testing.Browser;
import droplets.web.testing.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageServletTest {
  private final Sessions sessions =
      new Sessions(
          new HttpSessionStore(ConnectionCodec.PLAIN),
          new FlowsWithoutConnection(new CookieRules(Visit.BASE, false), new TestClock()),
          new TestClock());
  private final Views views =
      new Views(sessions::person, Visit.BASE, "/app/assets/hash", true, new Shutdown());
  private final Browser browser = new Browser();

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void whoMayReadMayAlsoAskForTheHeadersOnly(String method) throws Exception {
    Visit visit = browser.visit(method).to(new HealthServlet(views));

    assertEquals(200, visit.status());
    assertEquals("ok", visit.body());
    assertEquals("text/plain;charset=UTF-8", visit.header("Content-Type"));
    assertNull(visit.header("Allow"));
    assertFalse(browser.hasSession());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "FAKE"})
  void anyOtherMethodGetsThe405PageWithWhatIsAllowed(String method) throws Exception {
    Visit visit =
        browser
            .visit(method)
            .to(new FlowServlet(sessions, RealValues.NONE, new TestClock(), views));

    assertEquals(405, visit.status());
    assertEquals("GET, HEAD", visit.header("Allow"));
    assertEquals("error.jsp", visit.view());
    assertEquals(405, visit.model(ErrorPage.class).status());
    assertFalse(browser.hasSession());
  }

  @Test
  void aRedirectStaysUnderTheContextPathWhateverTheHostHeaderSays() throws Exception {
    Visit visit =
        browser
            .get(null)
            .withServerName("evil.example")
            .with("Host", "evil.example")
            .to(new SetupRedirectServlet(Route.DROPLETS, views));

    assertEquals(303, visit.status());
    assertEquals("/app/", visit.location());
  }

  @ParameterizedTest
  @CsvSource({"GET, CONNECT", "GET, DROPLETS", "HEAD, DROPLETS", "POST, DISCONNECT"})
  void withoutSettingsEveryRouteLeadsToTheSetUpPage(String method, Route route) throws Exception {
    assertEquals(303, browser.visit(method).to(new SetupRedirectServlet(route, views)).status());
  }

  @Test
  void aPageKnowsItsFrame() throws Exception {
    Visit visit =
        browser.get(null).to(new FlowServlet(sessions, RealValues.NONE, new TestClock(), views));

    assertEquals("flow.jsp", visit.view());
    assertEquals("text/html;charset=UTF-8", visit.header("Content-Type"));
    assertEquals("/app", visit.frame().getBase());
    assertEquals("/app/assets/hash", visit.frame().getAssets());
    assertEquals("", visit.frame().getFormToken());
    assertFalse(browser.hasSession());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "FAKE"})
  void anUnknownAddressGetsThe404Page(String method) throws Exception {
    Visit visit = browser.visit(method).to(new ErrorServlet(views));

    assertEquals(404, visit.status());
    assertEquals("error.jsp", visit.view());
  }

  @ParameterizedTest
  @CsvSource({"400, 400", "414, 414", "404, 404", "500, 500", "503, 503"})
  void anErrorOfTheContainersGetsThePageForItsStatus(int found, int status) throws Exception {
    Visit visit = browser.get(null).asContainerError(found).to(new ErrorServlet(views));

    assertEquals(status, visit.status());
    assertEquals(status, visit.model(ErrorPage.class).status());
  }
}
