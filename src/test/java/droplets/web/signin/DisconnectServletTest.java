package droplets.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.sandbox.Fault;
import droplets.sandbox.Gate;
import droplets.sandbox.RequestKind;
import droplets.web.flow.FlowKind;
import droplets.web.flow.FlowRecorder;
import droplets.web.page.OneTimeMessage;
import droplets.web.session.CallLimit;
import droplets.web.session.ConnectionLostException;
import droplets.web.session.DigitalOceanConnection;
import droplets.web.testing.Browser;
import droplets.web.testing.FakeSession;
import droplets.web.testing.Task;
import droplets.web.testing.TestApplication;
import droplets.web.testing.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisconnectServletTest {
  @AutoClose private final TestApplication parts = TestApplication.start();
  private final Browser browser = new Browser();

  private DisconnectServlet servlet(int mostCalls) {
    return new DisconnectServlet(
        parts.tokenSource, parts.sessions, new CallLimit(mostCalls), parts.messages, parts.views);
  }

  private Visit form(DigitalOceanConnection connection) {
    return browser.visit("POST").withParameter("token", connection.formToken());
  }

  private void assertRefused(DigitalOceanConnection connection, Visit visit) {
    assertEquals(403, visit.status());
    assertEquals("error.jsp", visit.view());
    assertEquals(connection, parts.connectionOf(browser));
    assertEquals(0, parts.sandbox.requests(RequestKind.REVOKE).size());
  }

  private void assertEnded(OneTimeMessage message, Visit visit) {
    assertEquals(303, visit.status());
    assertEquals("/app/", visit.location());
    assertEquals(message, visit.message());
    assertNull(parts.connectionOf(browser));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"same-origin", "Same-Origin"})
  void theFormsTokenDisconnects(String site) throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    FakeSession session = browser.session();

    assertEnded(
        OneTimeMessage.DISCONNECTED, form(connection).with("Sec-Fetch-Site", site).to(servlet(1)));
    assertTrue(session.isEnded());
    assertEquals(List.of(), parts.sandbox.accessTokens());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "fake-form-token", "f\u00e4lschung"})
  void withoutTheFormsTokenItIsRefused(String token) throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);

    assertRefused(
        connection,
        browser
            .visit("POST")
            .withParameter("token", token)
            .with("Sec-Fetch-Site", "same-origin")
            .to(servlet(1)));
  }

  @Test
  void theFormsTokenOfAnotherConnectionIsRefused() throws Exception {
    DigitalOceanConnection other = parts.signIn(new Browser());
    DigitalOceanConnection connection = parts.signIn(browser);

    assertRefused(connection, form(other).to(servlet(1)));
  }

  @Test
  void aTokenInTheAddressIsRefused() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);

    assertRefused(
        connection,
        new Visit(browser, "POST", "token=" + connection.formToken())
            .withParameter("token", connection.formToken())
            .to(servlet(1)));
  }

  @Test
  void aFormThatTheContainerCannotReadIsRefused() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);

    assertRefused(connection, browser.visit("POST").withUnreadableForm().to(servlet(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none", "anything"})
  void withTheFormsTokenTooItIsRefusedFromElsewhere(String site) throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);

    assertRefused(connection, form(connection).with("Sec-Fetch-Site", site).to(servlet(1)));
  }

  @Test
  void whoIsNotConnectedIsLedToTheIndexPageWithoutASession() throws Exception {
    assertEnded(null, browser.visit("POST").to(servlet(1)));
    assertFalse(browser.hasSession());
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVER_ERROR", "DROPLETS_401", "RATE_LIMITED", "DROPPED", "REDIRECT"})
  void theSessionEndsWhateverDigitalOceanAnswers(Fault fault) throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.REVOKE, fault);

    assertEnded(OneTimeMessage.DISCONNECTED_ONLY_HERE, form(connection).to(servlet(1)));
    assertEquals(1, parts.sandbox.requests(RequestKind.REVOKE).size());
  }

  @Test
  void theSessionEndsAlsoWhereTooManyAreWaiting() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);

    assertEnded(OneTimeMessage.DISCONNECTED_ONLY_HERE, form(connection).to(servlet(0)));
    assertEquals(0, parts.sandbox.requests(RequestKind.REVOKE).size());
  }

  @Test
  void theRecordOfTheFlowOutlivesIt() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    form(connection).to(servlet(1));

    assertEquals(List.of(FlowKind.REVOKE), parts.flowKinds(browser));
  }

  @Test
  void theTokensAreRevokedAsTheyAreByThen() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);
    listing(connection).result();

    assertEnded(OneTimeMessage.DISCONNECTED, form(connection).to(servlet(1)));
    assertEquals(List.of(), parts.sandbox.accessTokens());
  }

  /** The refresh is answered while the old tokens are being revoked: no new ones may be left. */
  @Test
  void aRefreshThatEndsWhileTheTokensAreRevokedLeavesNoneBehind() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    parts.clock.advance(TestApplication.TOKEN_LIFE);
    Gate refresh = parts.sandbox.holdNext(RequestKind.REFRESH);
    Task<Integer> refreshing = listing(connection);
    refresh.awaitArrival();
    Gate revocation = parts.sandbox.holdNext(RequestKind.REVOKE);
    Visit form = form(connection);
    Task<Visit> disconnecting = Task.start(() -> form.to(servlet(1)));
    revocation.awaitArrival();

    refresh.release();
    assertInstanceOf(ConnectionLostException.class, refreshing.failure());
    revocation.release();

    assertEquals(303, disconnecting.result().status());
    assertEquals(List.of(), parts.sandbox.accessTokens());
    assertNull(parts.connectionOf(browser));
  }

  private Task<Integer> listing(DigitalOceanConnection connection) {
    HttpServletRequest request = browser.request();
    DropletQuery view = new DropletQuery(DropletType.DROPLETS, "", "", 1, 5);
    return Task.start(
        () ->
            parts.tokenSource.call(
                request,
                connection,
                new FlowRecorder(),
                (client, token) -> client.droplets(token, view).droplets().size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
  void onlyAPostDisconnects(String method) throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    Visit visit =
        browser.visit(method).withParameter("token", connection.formToken()).to(servlet(1));

    assertEquals(405, visit.status());
    assertEquals("POST", visit.header("Allow"));
    assertEquals(connection, parts.connectionOf(browser));
  }
}
