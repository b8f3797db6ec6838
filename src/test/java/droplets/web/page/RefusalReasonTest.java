package droplets.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalReasonTest {
  @Test
  void theReadmeTellsEachWordAndNoOther() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String start = "| `reason=`, no call to blame | means |";
    String table = readme.substring(readme.indexOf(start) + start.length()).split("\n\n", 2)[0];
    List<String> told =
        Pattern.compile("(?m)^\\| `([a-z_]+)` \\|")
            .matcher(table)
            .results()
            .map((MatchResult row) -> row.group(1))
            .toList();

    assertEquals(Stream.of(RefusalReason.values()).map(RefusalReason::word).toList(), told);
  }
}
