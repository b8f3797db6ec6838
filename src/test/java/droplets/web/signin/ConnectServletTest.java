package droplets.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.DigitalOceanClient;
import droplets.digitalocean.Endpoints;
import droplets.digitalocean.Limits;
import droplets.digitalocean.OAuthApplication;
import droplets.sandbox.TestClock;
import droplets.web.page.CookieRules;
import droplets.web.page.QueryParameters;
import droplets.web.page.Shutdown;
import droplets.web.page.Views;
import droplets.web.session.ReturnCookie;
import droplets.web.session.Sealer;
import droplets.web.session.SessionKeys;
import droplets.web.testing.Browser;
import droplets.web.testing.TestApplication;
import droplets.web.testing.Visit;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** It calls nobody, so the client needs nobody to call. */
class ConnectServletTest {
  private final TestClock clock = new TestClock();
  private static final CookieRules COOKIES = new CookieRules(Visit.BASE, false);

  private final Sealer sealer =
      new Sealer(SessionKeys.random(new SecureRandom()), new SecureRandom());
  private final PendingSignIns signIns = new PendingSignIns(COOKIES, sealer, clock);
  private final Browser browser = new Browser();
  private final DigitalOceanClient client =
      new DigitalOceanClient(
          new OAuthApplication("fake-id", "fake-secret", TestApplication.REDIRECT_URI, "read"),
          Endpoints.DIGITAL_OCEAN,
          Limits.DEFAULT,
          "droplets/test",
          clock,
          new SecureRandom());
  private final ConnectServlet servlet =
      new ConnectServlet(
          client,
          signIns,
          new ReturnCookie(COOKIES),
          clock,
          new Views(request -> Optional.empty(), Visit.BASE, "", false, new Shutdown()));

  @AfterEach
  void close() {
    client.close();
  }

  private static QueryParameters query(Visit visit) {
    return QueryParameters.parse(URI.create(visit.location()).getRawQuery()).orElseThrow();
  }

  private PendingSignIn attempt(Visit visit) {
    return signIns.find(browser.request(), query(visit).get("state")).orElseThrow();
  }

  @Test
  void theBrowserIsSentToTheConsentPageAndTheStateIsRemembered() throws Exception {
    Visit visit = browser.get(null).to(servlet);

    assertEquals(302, visit.status());
    assertTrue(visit.location().startsWith("https://cloud.digitalocean.com/v1/oauth/authorize?"));
    assertEquals(TestApplication.REDIRECT_URI, query(visit).get("redirect_uri"));
    assertFalse(visit.location().contains("prompt"));
    assertFalse(visit.location().contains("fake-secret"));

    PendingSignIn attempt = attempt(visit);
    assertEquals(43, attempt.state().length());
    assertEquals(43, attempt.codeVerifier().length());
    assertEquals(clock.instant(), attempt.startedAt());
    assertEquals("/droplets", attempt.returnPath());
    assertFalse(visit.location().contains(attempt.codeVerifier()));
    assertFalse(browser.hasSession());
  }

  @Test
  void everyAttemptHasItsOwnStateAndVerifier() throws Exception {
    PendingSignIn one = attempt(browser.get(null).to(servlet));
    PendingSignIn two = attempt(browser.get(null).to(servlet));

    assertNotEquals(one.state(), two.state());
    assertNotEquals(one.codeVerifier(), two.codeVerifier());
  }

  @ParameterizedTest
  @ValueSource(strings = {"prefetch", "prefetch;prerender", " Prefetch "})
  void aPrefetchGets503AndNoSession(String purpose) throws Exception {
    Visit visit = browser.get(null).with("Sec-Purpose", purpose).to(servlet);

    assertEquals(503, visit.status());
    assertEquals("error.jsp", visit.view());
    assertNull(visit.header("Retry-After"));
    assertNull(visit.location());
    assertFalse(browser.hasSession());
  }

  @Test
  void aRequestThatAnotherSiteMadeIsSentToTheIndexPageWithoutASession() throws Exception {
    Visit visit = browser.get(null).with("Sec-Fetch-Site", "cross-site").to(servlet);

    assertEquals(303, visit.status());
    assertEquals("/app/", visit.location());
    assertNull(visit.message());
    assertFalse(browser.hasSession());
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "none", "same-site"})
  void aClickAndATypedAddressAreWelcome(String site) throws Exception {
    assertEquals(302, browser.get(null).with("Sec-Fetch-Site", site).to(servlet).status());
  }

  @ParameterizedTest
  @CsvSource({
    "prompt=select_account, select_account",
    "a=b&prompt=select%5Faccount, select_account",
    "prompt=none, ''",
    "prompt=login, ''",
    "prompt=SELECT_ACCOUNT, ''",
    "prompt=select_account%26scope=write, ''",
    "prompt=select_account&prompt=select_account, ''",
    "prompt=%, ''"
  })
  void onlyThePromptToSelectAnAccountIsPassedOn(String asked, String passed) throws Exception {
    Visit visit = browser.get(asked).to(servlet);

    assertEquals(302, visit.status());
    assertEquals(passed, query(visit).get("prompt"));
    assertEquals("read", query(visit).get("scope"));
  }

  @ParameterizedTest
  @CsvSource({
    "/droplets?name=web+1&page=2, /droplets?name=web+1&page=2",
    "/droplets?page=1&page=1, /droplets",
    "/droplets?page=abc, /droplets",
    "/droplets?per_page=999&utm=x, /droplets?per_page=200",
    "'/droplets?name=x\r\nSet-Cookie:x', /droplets",
    "/droplets/4711, /droplets/4711",
    "/droplets/4711?page=2, /droplets",
    "/droplets/../flow, /droplets",
    "/droplets/, /droplets",
    "//evil.example/droplets, /droplets",
    "https://evil.example/, /droplets",
    "/droplets.csv, /droplets",
    "/flow, /droplets"
  })
  void aWantedViewIsReadAsStrictlyAsAnAddress(String cookie, String view) throws Exception {
    String encoded = Base64.getUrlEncoder().encodeToString(cookie.getBytes(StandardCharsets.UTF_8));
    Visit visit = browser.get(null).withCookie("droplets-view", encoded).to(servlet);

    assertEquals(view, attempt(visit).returnPath());
    assertTrue(visit.cookie("droplets-view").isEmpty(), "kept, in case the person says no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "***", "name=x", "L2Ryb3BsZXRzP25hbWU9_A"})
  void aWantedViewThatCannotBeReadIsForgotten(String cookie) throws Exception {
    Visit visit = browser.get(null).withCookie("droplets-view", cookie).to(servlet);

    assertEquals(302, visit.status());
    assertEquals("/droplets", attempt(visit).returnPath());
  }

  @Test
  void aHeadBeginsNothing() throws Exception {
    Visit visit = browser.visit("HEAD").to(servlet);

    assertEquals(405, visit.status());
    assertEquals("GET", visit.header("Allow"));
    assertFalse(browser.hasSession());
  }

  @Test
  void theCookieTellsNothingToItsReader() throws Exception {
    Visit visit = browser.get(null).to(servlet);
    PendingSignIn attempt = attempt(visit);
    Map.Entry<String, String> cookie = browser.cookies().entrySet().iterator().next();

    assertEquals(1, browser.cookies().size());
    String decoded =
        new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.ISO_8859_1);
    for (String secret : List.of(attempt.state(), attempt.codeVerifier(), "/droplets")) {
      assertFalse(decoded.contains(secret));
      assertFalse(cookie.getKey().contains(secret));
    }
  }

  @Test
  void eightSignInsMayBeUnderWayAndTheOldestIsForgotten() throws Exception {
    List<String> states = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      clock.advance(Duration.ofSeconds(1));
      states.add(query(browser.get(null).to(servlet)).get("state"));
    }
    HttpServletRequest request = browser.request();

    assertEquals(8, browser.cookies().size());
    assertTrue(signIns.find(request, states.get(0)).isEmpty());
    assertTrue(signIns.find(request, states.get(1)).isPresent());
    assertTrue(signIns.find(request, states.get(8)).isPresent());
  }

  @Test
  void eightSignInsWithTheLongestPathsFitIntoTheHeadersOfEveryContainer() throws Exception {
    String path = "/droplets?name=" + "n".repeat(255);
    String wanted = Base64.getUrlEncoder().encodeToString(path.getBytes(StandardCharsets.UTF_8));
    for (int i = 1; i <= 9; i++) {
      clock.advance(Duration.ofSeconds(1));
      browser.get(null).withCookie("droplets-view", wanted).to(servlet);
    }

    int length =
        browser.cookies().entrySet().stream()
            .mapToInt(each -> ("__Secure-" + each.getKey() + "=; " + each.getValue()).length())
            .sum();
    assertTrue(length < 5 * 1024, length + " characters");
  }

  /** A cookie is good for its own sign-in only, and only as this application made it. */
  @Test
  void aCookieThatWasChangedOrCopiedIsOfNoUse() throws Exception {
    String one = query(browser.get(null).to(servlet)).get("state");
    String two = query(browser.get(null).to(servlet)).get("state");
    String nameOfOne = "droplets-signin-" + PendingSignIn.id(one);
    String nameOfTwo = "droplets-signin-" + PendingSignIn.id(two);
    Map<String, String> cookies = browser.cookies();
    String valueOfOne = cookies.get(nameOfOne);

    for (String value :
        List.of(cookies.get(nameOfTwo), "", "A".repeat(200), "***", valueOfOne.substring(4))) {
      Browser other = new Browser();
      HttpServletRequest request = other.get(null).withCookie(nameOfOne, value).request();
      assertTrue(signIns.find(request, one).isEmpty(), value);
      assertTrue(signIns.newest(request).isEmpty(), value);
    }
    Browser other = new Browser();
    assertTrue(
        signIns.find(other.get(null).withCookie(nameOfOne, valueOfOne).request(), one).isPresent());
  }

  @Test
  void cookiesOfAnEarlierStartMakeRoomFirst() throws Exception {
    for (int i = 1; i <= 8; i++) {
      browser.take(new Cookie("droplets-signin-old" + i, "sealed-with-another-key"));
    }
    String state = query(browser.get(null).to(servlet)).get("state");

    assertEquals(8, browser.cookies().size());
    assertTrue(signIns.find(browser.request(), state).isPresent());
  }
}
