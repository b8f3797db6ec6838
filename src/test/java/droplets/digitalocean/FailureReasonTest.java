package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import droplets.ReadmeWords;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureReasonTest {

  @Test
  void theReadmeTellsEachWordAndNoOther() throws Exception {
    assertEquals(
        Stream.of(FailureReason.values()).map(FailureReason::word).toList(),
        ReadmeWords.of("| `reason=` | means |"));
  }
}
