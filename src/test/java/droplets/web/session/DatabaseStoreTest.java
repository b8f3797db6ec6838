package droplets.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import droplets.sandbox.TestClock;
import droplets.web.flow.Flow;
import droplets.web.flow.FlowsWithoutConnection;
import droplets.web.page.CookieRules;
import droplets.web.testing.Browser;
import droplets.web.testing.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a database that does not answer. */
class DatabaseStoreTest {
  private static final CookieRules COOKIES = new CookieRules(Visit.BASE, true);
  private static final String COOKIE = "__Secure-droplets";
  private static final String HANDLE = "A".repeat(43);

  private final DataSource database = mock(DataSource.class);
  private final SecureRandom random = new SecureRandom();
  private final DatabaseStore store =
      new DatabaseStore(
          database,
          new Sealer(SessionKeys.random(random), random),
          COOKIES,
          random,
          Duration.ofSeconds(1));
  private final TestClock clock = new TestClock();
  private final Sessions sessions =
      new Sessions(store, new FlowsWithoutConnection(COOKIES, clock), clock);
  private final Visit visit = new Browser().get(null);

  @BeforeEach
  void stopDatabase() throws SQLException {
    when(database.getConnection()).thenThrow(new SQLException("fake", "08001"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whoHasNoCookieCostsTheDatabaseNothing() {
    assertEquals(Optional.empty(), sessions.connection(visit.request()));
    assertTrue(sessions.isAvailable(visit.request()));
    verifyNoInteractions(database);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "0123456789ABCDEF0123456789ABCDEF", "<script>"})
  void aCookieThatCanBeNoHandleCostsTheDatabaseNothing(String value) {
    HttpServletRequest request = visit.withCookie(COOKIE, value).request();
    assertEquals(Optional.empty(), sessions.connection(request));
    verifyNoInteractions(database);
  }

  @Test
  void pagesThatNeedAConnectionFailAndTheOthersGoOn() throws SQLException {
    HttpServletRequest request = visit.withCookie(COOKIE, HANDLE).request();

    assertThrows(StoreUnavailableException.class, () -> sessions.connection(request));
    assertEquals(Optional.empty(), sessions.person(request));
    assertEquals(Optional.empty(), sessions.tokens(request));
    assertEquals(Flow.NONE, sessions.flow(request));
    assertFalse(sessions.isAvailable(request));
    verify(database, times(1)).getConnection();
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNoProblemOfTheSettings() {
    assertEquals(Optional.empty(), DatabaseStore.problem(database));
  }

  @Test
  void noRequestMakesASession() {
    Browser browser = new Browser();
    Visit ended = browser.get(null).withCookie(COOKIE, HANDLE);
    store.forget(ended.request(), ended.response());

    assertFalse(browser.hasSession());
    assertEquals(0, ended.cookie(COOKIE).orElseThrow().getMaxAge());
  }
}
