package droplets.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import droplets.web.page.CookieRules;
import droplets.web.testing.Browser;
import droplets.web.testing.Visit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnCookieTest {

  @ParameterizedTest
  @CsvSource({"300, true", "301, false", "900, false"})
  void inPlaceOfALongPathAllDropletsAreRemembered(int length, boolean isKept) {
    Browser browser = new Browser();
    ReturnCookie cookie = new ReturnCookie(new CookieRules(Visit.BASE, false));
    cookie.set(browser.get(null).response(), "/droplets/1");
    String path = "/droplets?name=" + "n".repeat(length - 15);
    cookie.set(browser.get(null).response(), path);

    assertEquals(isKept ? path : "/droplets", cookie.get(browser.request()).orElseThrow());
  }
}
