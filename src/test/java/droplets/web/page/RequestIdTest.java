package droplets.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.web.testing.Browser;
import droplets.web.testing.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private static String idOf(Visit visit) {
    return RequestId.of(visit.request());
  }

  @Test
  void eachRequestHasItsOwnAndKeepsIt() {
    Visit one = new Browser().get(null);
    Visit other = new Browser().get(null);

    assertTrue(idOf(one).matches(UUID), idOf(one));
    assertEquals(idOf(one), idOf(one));
    assertNotEquals(idOf(one), idOf(other));
    assertEquals(" for_request=" + idOf(one), RequestId.logged(one.request()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "b3f1c0de5a7e4c6f9a2b1d0e8f7a6c5b",
        "Root-1.a_B",
        "0123456789012345678901234567890123456789012345678901234567890123"
      })
  void thatOfAProxyIsTakenOver(String given) {
    assertEquals(given, idOf(new Browser().get(null).with("X-Request-Id", given)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a\nsigned in",
        "a=b",
        "<b>",
        "ä",
        "01234567890123456789012345678901234567890123456789012345678901234"
      })
  void whatCouldDoHarmIsNot(String given) {
    String id = idOf(new Browser().get(null).with("X-Request-Id", given));

    assertTrue(id.matches(UUID), id);
  }
}
