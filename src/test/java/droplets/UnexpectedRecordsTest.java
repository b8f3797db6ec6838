package droplets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnexpectedRecordsTest {
  @ParameterizedTest
  @CsvSource({
    "WARNING, operation=droplets reason=read_timeout ms=3, false",
    "WARNING, reason=denied, false",
    "WARNING, operation=droplets status=500, true",
    "WARNING, no reason= is told, true",
    "WARNING,, true",
    "SEVERE, GET /droplets reason=unknown, true"
  })
  void onlyAWarningWithAReasonIsLeftOut(String level, String message, boolean shown) {
    LogRecord logged = new LogRecord(Level.parse(level), message);
    assertEquals(shown, new UnexpectedRecords().isLoggable(logged));
  }
}
