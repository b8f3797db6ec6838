package droplets.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
  @Test
  void cellsAreReadWithAndWithoutQuotes() {
    assertEquals(
        List.of(List.of("a", "b,\"\n"), List.of("", "")),
        CsvFile.lines("a,\"b,\"\"\n\"\r\n\"\",\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b",
        "a,b\n",
        "a,b\r",
        "a\nb,c\r\n",
        "a,b\"c\r\n",
        "a,b\"c\"\r\n",
        "a,\"b\r\n",
        "a,\"b\"c\r\n",
        "a,b\r\nc\r\n",
        "a,b\r\nc,d,e\r\n",
        "a,b\r\n\r\nc,d\r\n"
      })
  void whatRfc4180DoesNotAllowIsRefused(String text) {
    assertThrows(RuntimeException.class, () -> CsvFile.lines(text));
  }
}
