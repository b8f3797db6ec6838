package droplets.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import droplets.ReadmeWords;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalReasonTest {
  @Test
  void theReadmeTellsEachWordAndNoOther() throws Exception {
    assertEquals(
        Stream.of(RefusalReason.values()).map(RefusalReason::word).toList(),
        ReadmeWords.of("| `reason=`, no call to blame | means |"));
  }
}
