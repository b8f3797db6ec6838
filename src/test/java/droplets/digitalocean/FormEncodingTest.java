package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormEncodingTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "plain-_.*~", "a b+c&d=e%f", "Zoë & 日本語 🐋", "\u0000\r\n\t"})
  void whatIsEncodedIsDecodedAgain(String text) {
    String encoded = FormEncoding.encode(text);

    assertEquals(Optional.of(text), FormEncoding.decode(encoded));
    assertEquals("", encoded.replaceAll("[A-Za-z0-9_.*~-]|%[0-9A-F]{2}", ""));
  }

  @ParameterizedTest
  @CsvSource({"a+b, a b", "a%20b, a b", "%c3%A9, é", "a=b, a=b", "%2B, +", "%25ZZ, %ZZ"})
  void bothWaysToWriteASpaceAreRead(String encoded, String text) {
    assertEquals(Optional.of(text), FormEncoding.decode(encoded));
  }

  /** The JDK's decoder guesses at each of these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "a%",
        "%4",
        "%ZZ",
        "%+1",
        "%-1",
        "% 1",
        "%%41",
        "é",
        "%C3",
        "%FF",
        "%C0%80",
        "%ED%A0%80",
        "%F4%90%80%80",
        "\u00c3\u00a9"
      })
  void whatIsNotEncodedLikeThisIsNotGuessed(String encoded) {
    assertEquals(Optional.empty(), FormEncoding.decode(encoded));
  }
}
