package droplets.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeMessageTest {
  @ParameterizedTest
  @EnumSource
  void aCodeLeadsBackToItsMessage(OneTimeMessage message) {
    assertEquals(Optional.of(message), OneTimeMessage.ofCode(message.code()));
  }

  @ParameterizedTest
  @EnumSource
  void aCodeFitsACookieAndAToneAStyleSheet(OneTimeMessage message) {
    assertTrue(message.code().matches("[a-z_]+"));
    assertTrue(message.tone().matches("success|note|problem"));
    assertEquals(message.tone().equals("problem"), message.isProblem());
  }

  @ParameterizedTest
  @EnumSource
  void aMessageIsWholeSentences(OneTimeMessage message) {
    assertFalse(message.title().isBlank());
    assertFalse(message.title().endsWith("."));
    assertTrue(message.text().endsWith("."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "DENIED", "denied ", "no_such_code", "<script>", "denied,busy"})
  void anUnknownCodeHasNoMessage(String code) {
    assertEquals(Optional.empty(), OneTimeMessage.ofCode(code));
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheTwoOfADisconnectSpeakOfRemovingTheAuthorization(OneTimeMessage message) {
    assertEquals(message.code().startsWith("disconnected"), message.isDisconnect());
  }
}
