package droplets.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import droplets.web.page.CookieScope;
import droplets.web.page.ErrorPage;
import droplets.web.page.Shutdown;
import droplets.web.page.Views;
import droplets.web.session.DatabaseStore;
import droplets.web.session.Sealer;
import droplets.web.session.SessionKeys;
import droplets.web.testing.Browser;
import droplets.web.testing.Visit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardFilterTest {
  private static final String SECRET = "fake-code-secret";

  private final Shutdown shutdown = new Shutdown();
  private final Views views =
      new Views(request -> Optional.empty(), Visit.BASE, "", false, shutdown);
  private final GuardFilter filter = new GuardFilter(new SecurityHeaders(false), views, shutdown);
  private final Visit visit = new Browser().get("code=" + SECRET).with("X-Request-Id", "request-7");

  private final Logger logger = Logger.getLogger(GuardFilter.class.getName());
  private final LogHandler log = new LogHandler();

  @BeforeEach
  void listen() {
    logger.addHandler(log);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(log);
    logger.setUseParentHandlers(true);
  }

  private void pass(FilterChain chain) throws IOException {
    filter.doFilter(visit.request(), visit.response(), chain);
  }

  private void failWith(Throwable failure) {
    FilterChain failing =
        (request, response) -> {
          HttpServletResponse http = (HttpServletResponse) response;
          http.setStatus(302);
          http.setHeader("Location", SECRET);
          throw GuardFilterTest.<RuntimeException>unchecked(failure);
        };
    try {
      pass(failing);
    } catch (Throwable e) {
      // Not as it is: the test engine takes some errors for its own and stops.
      throw new AssertionError("it reached the container", e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> E unchecked(Throwable failure) throws E {
    throw (E) failure;
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsA503ThatSaysWhenToTryAgain() throws Exception {
    DataSource down = mock(DataSource.class);
    when(down.getConnection()).thenThrow(new SQLException("fake", "08001"));
    CookieScope cookies = new CookieScope(Visit.BASE, false);
    SecureRandom random = new SecureRandom();
    Sealer sealer = new Sealer(SessionKeys.random(random), random);
    visit.withCookie("droplets", "A".repeat(43));
    try (DatabaseStore store =
        new DatabaseStore(down, sealer, cookies, random, Duration.ofSeconds(1))) {
      pass((request, response) -> store.find(visit.request()).orElseThrow().read());
    }

    assertEquals(503, visit.status());
    assertEquals("30", visit.header("Retry-After"));
    assertEquals("error.jsp", visit.view());
  }

  private void assertHeadersSet() {
    assertEquals("nosniff", visit.header("X-Content-Type-Options"));
    assertEquals("no-store", visit.header("Cache-Control"));
    assertEquals("same-origin", visit.header("Referrer-Policy"));
    assertEquals("same-origin", visit.header("Cross-Origin-Opener-Policy"));
    assertEquals("same-origin", visit.header("Cross-Origin-Resource-Policy"));
    assertTrue(visit.header("Content-Security-Policy").startsWith("default-src 'none'; "));
    assertTrue(visit.header("Permissions-Policy").contains("camera=()"));
    assertEquals("request-7", visit.header("X-Request-Id"));
  }

  private void assertNothingToldBut(String... classes) {
    String text = String.join("\n", log.texts);
    assertFalse(text.contains(SECRET), text);
    for (String name : classes) {
      assertTrue(text.contains(name), text);
    }
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException(SECRET),
        new NullPointerException(SECRET),
        new IllegalArgumentException("outer " + SECRET, new IOException("inner " + SECRET)),
        new ServletException(SECRET, new NumberFormatException(SECRET)),
        new IOException(SECRET),
        new NoClassDefFoundError(SECRET),
        new ExceptionInInitializerError(SECRET),
        new StackOverflowError(SECRET),
        new OutOfMemoryError(SECRET),
        new AssertionError(SECRET),
        new ServiceConfigurationError(SECRET));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureGetsThe500PageAndItsMessageIsNowhere(Throwable failure) throws Exception {
    failWith(failure);

    assertEquals(500, visit.status());
    assertEquals("error.jsp", visit.view());
    assertEquals(ErrorPage.of(500), visit.model(ErrorPage.class));
    assertNull(visit.location(), "what had been set before is gone");
    assertHeadersSet();
    assertNothingToldBut(
        "a request failed for_request=request-7: " + failure.getClass().getName(),
        GuardFilterTest.class.getName());
    if (failure.getCause() != null) {
      assertNothingToldBut("caused by " + failure.getCause().getClass().getName());
    }
  }

  @Test
  void aMissingJspIsThe404PageAndNoFailure() throws Exception {
    failWith(new ServletException(SECRET, new FileNotFoundException(SECRET)));

    assertEquals(404, visit.status());
    assertEquals(ErrorPage.of(404), visit.model(ErrorPage.class));
    assertHeadersSet();
    assertEquals(List.of(), log.texts);
  }

  @Test
  void whatPassesHasTheHeadersAndIsNotLogged() throws Exception {
    pass((request, response) -> ((HttpServletResponse) response).setStatus(204));

    assertEquals(204, visit.status());
    assertHeadersSet();
    assertEquals(List.of(), log.texts);
  }

  @Test
  void aServletMaySetAHeaderAnew() throws Exception {
    pass((req, response) -> ((HttpServletResponse) response).setHeader("Cache-Control", "public"));

    assertEquals("public", visit.header("Cache-Control"));
  }

  @Test
  void anAnswerThatIsUnderWayIsLeftAlone() throws Exception {
    visit.committed();
    failWith(new IllegalStateException(SECRET));

    assertEquals("", visit.view());
    assertEquals(302, visit.status());
    assertNothingToldBut(IllegalStateException.class.getName());
  }

  static Stream<Throwable> failuresOfAView() {
    return failures().filter(failure -> !(failure instanceof IOException));
  }

  @ParameterizedTest
  @MethodSource("failuresOfAView")
  void whereTheErrorPageFailsTooPlainTextIsLeft(Throwable failure) throws Exception {
    visit.whereViewsFailWith(failure);
    failWith(new IllegalStateException(SECRET));

    assertEquals(500, visit.status());
    assertEquals("text/plain;charset=UTF-8", visit.header("Content-Type"));
    assertEquals("Something went wrong here. Request id: request-7\n", visit.body());
    assertHeadersSet();
    assertNothingToldBut(
        "the error page failed for_request=request-7: " + failure.getClass().getName());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aRequestThatFailsBecauseTheApplicationStopsIsToldSoAndLeavesNoException(Throwable failure)
      throws Exception {
    shutdown.begin();
    failWith(failure);

    assertStopping();
    assertEquals(List.of("the application stopped first for_request=request-7null"), log.texts);
  }

  /** The container may stop the views first. */
  @Test
  void aViewThatIsGoneWhileTheErrorPageIsShownIsNoFailure() throws Exception {
    visit.whereViewsFailWith(new NullPointerException(SECRET), shutdown::begin);
    failWith(new FileNotFoundException(SECRET));

    assertStopping();
    assertNothingToldBut("a request failed");
    assertEquals(1, log.texts.size());
  }

  private void assertStopping() {
    assertEquals(503, visit.status());
    assertEquals("30", visit.header("Retry-After"));
    assertEquals("text/plain;charset=UTF-8", visit.header("Content-Type"));
    assertEquals(
        "This application is being stopped or restarted. Try again in a moment."
            + " Request id: request-7\n",
        visit.body());
    assertEquals("", visit.view());
    assertHeadersSet();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onlyHttpsIsAskedToStayHttps(boolean https) {
    new SecurityHeaders(https).set(visit.response());

    assertEquals(https ? "max-age=31536000" : null, visit.header("Strict-Transport-Security"));
  }

  /** Everything that a handler could print. */
  private static final class LogHandler extends Handler {
    final List<String> texts = new ArrayList<>();

    @Override
    public void publish(LogRecord entry) {
      texts.add(
          entry.getMessage()
              + Arrays.toString(entry.getParameters())
              + (entry.getThrown() == null ? "" : entry.getThrown().toString()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
