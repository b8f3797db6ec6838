package droplets.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import droplets.sandbox.TestClock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageServletTest {
  private final Sessions sessions = new Sessions(new TestClock());
  private final Views views = new Views(sessions, Visit.BASE, "/app/assets/hash", true);
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
    Visit visit = browser.visit(method).to(new FlowServlet(sessions, new TestClock(), views));

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
            .to(new ToSetupServlet(List.of("GET", "HEAD", "POST"), views));

    assertEquals(303, visit.status());
    assertEquals("/app/", visit.location());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST"})
  void withoutSettingsEveryRouteLeadsToTheSetUpPage(String method) throws Exception {
    assertEquals(
        303,
        browser
            .visit(method)
            .to(new ToSetupServlet(List.of("GET", "HEAD", "POST"), views))
            .status());
  }

  @Test
  void aPageKnowsItsFrame() throws Exception {
    Visit visit = browser.get(null).to(new FlowServlet(sessions, new TestClock(), views));

    assertEquals("flow.jsp", visit.view());
    assertEquals("text/html;charset=UTF-8", visit.header("Content-Type"));
    assertEquals("/app", visit.layout().base());
    assertEquals("/app/assets/hash", visit.layout().assets());
    assertEquals("", visit.layout().formToken());
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
