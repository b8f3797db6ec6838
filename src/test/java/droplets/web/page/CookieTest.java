package droplets.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import droplets.web.testing.Browser;
import droplets.web.testing.Visit;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.Cookie;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieTest {
  @ParameterizedTest
  @CsvSource({
    "'', true, __Host-droplets, /",
    "/app, true, __Secure-droplets, /app",
    "'', false, droplets, /",
    "/app, false, droplets, /app"
  })
  void nameAndPathAndSecureFitTogether(
      String contextPath, boolean https, String name, String path) {
    SessionCookieConfig session = mock(SessionCookieConfig.class);
    new CookieRules(contextPath, https).configureSession(session);

    verify(session).setName(name);
    verify(session).setPath(path);
    verify(session).setSecure(https);
    verify(session).setHttpOnly(true);
    verify(session).setAttribute("SameSite", "Lax");
  }

  @ParameterizedTest
  @CsvSource({
    "'', true, __Host-droplets-message, /",
    "/app, true, __Secure-droplets-message, /app",
    "/app, false, droplets-message, /app"
  })
  void aMessageLivesAMinuteWhereverTheApplicationIs(
      String contextPath, boolean https, String name, String path) {
    Visit visit = new Browser().get(null);
    new MessageCookie(new CookieRules(contextPath, https))
        .set(visit.response(), OneTimeMessage.DENIED);

    Cookie cookie = visit.cookie(name).orElseThrow();
    assertEquals("denied", cookie.getValue());
    assertEquals(60, cookie.getMaxAge());
    assertEquals(path, cookie.getPath());
    assertEquals(https, cookie.getSecure());
    assertTrue(cookie.isHttpOnly());
    assertEquals("Lax", cookie.getAttribute("SameSite"));
  }

  @Test
  void aCookieThatIsTakenIsForgotten() {
    MessageCookie cookies = new MessageCookie(new CookieRules("", true));
    Visit visit =
        new Browser()
            .get(null)
            .withCookie("droplets-message", "somebody else's")
            .withCookie("__Host-droplets-message", "denied");

    assertEquals(
        Optional.of(OneTimeMessage.DENIED), cookies.take(visit.request(), visit.response()));
    Cookie forgotten = visit.cookie("__Host-droplets-message").orElseThrow();
    assertEquals(0, forgotten.getMaxAge());
    assertEquals("/", forgotten.getPath());
    assertEquals(Optional.empty(), visit.cookie("droplets-message"));
  }

  @Test
  void whereThereIsNoneNothingIsForgotten() {
    MessageCookie cookies = new MessageCookie(new CookieRules("", false));
    Visit visit = new Browser().get(null);

    assertEquals(Optional.empty(), cookies.take(visit.request(), visit.response()));
    assertEquals(Optional.empty(), visit.cookie("droplets-message"));
  }
}
