package droplets.web.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionKeysTest {

  private static byte[] bytes(int length, int filler) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) filler);
    return bytes;
  }

  private static String base64(int length, int filler) {
    return Base64.getEncoder().encodeToString(bytes(length, filler));
  }

  @Test
  void theFirstKeySealsAndBothAreKnown() {
    SessionKeys keys = SessionKeys.parse(base64(32, 1) + " " + base64(32, 2));

    assertArrayEquals(bytes(32, 1), keys.sealing().getEncoded());
    assertEquals("AES", keys.sealing().getAlgorithm());
    assertEquals(2, keys.keys().size());
    assertArrayEquals(bytes(32, 2), keys.keys().get(1).getEncoded());
  }

  @Test
  void oneKeyIsEnough() {
    assertEquals(1, SessionKeys.parse(base64(32, 1)).keys().size());
  }

  static Stream<String> unusable() {
    return Stream.of(
        "",
        " ",
        base64(31, 1),
        base64(33, 1),
        base64(16, 1),
        base64(32, 1) + " " + base64(31, 1),
        base64(31, 1) + " " + base64(32, 1),
        base64(32, 1) + "," + base64(32, 2),
        base64(32, 1) + " " + base64(32, 2) + " " + base64(32, 3),
        "\"" + base64(32, 1) + "\"",
        "\ufeff" + base64(32, 1),
        base64(32, 1) + "\u00a0",
        "fake-key-that-is-not-in-base-64!",
        "0".repeat(64));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void anythingElseIsRefusedWithoutAWordOfIt(String text) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> SessionKeys.parse(text));

    assertNull(refused.getCause());
    for (String part : text.strip().split("\\s")) {
      assertFalse(part.length() > 1 && refused.getMessage().contains(part), refused::getMessage);
    }
  }

  @Test
  void keysOfAnotherLengthAreRefusedHoweverTheyWereMade() {
    SecretKey shortKey = new SecretKeySpec(bytes(16, 1), "AES");

    assertThrows(IllegalArgumentException.class, () -> new SessionKeys(List.of(shortKey)));
    assertThrows(IllegalArgumentException.class, () -> new SessionKeys(List.of()));
  }

  @Test
  void aRandomKeyIsAnotherEachTime() {
    SecureRandom random = new SecureRandom();

    assertNotEquals(SessionKeys.random(random), SessionKeys.random(random));
  }

  /** The hash of a key, which Object's toString would tell, is made from the key. */
  @Test
  void itsTextTellsNothingOfTheKeys() {
    assertEquals(
        SessionKeys.parse(base64(32, 1)).toString(), SessionKeys.parse(base64(32, 2)).toString());
  }
}
