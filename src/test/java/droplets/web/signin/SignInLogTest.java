package droplets.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignInLogTest {
  @Test
  void theReadmeTellsEachWordAndNoOther() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String start = "| `no sign-in: reason=` | means |";
    String table = readme.substring(readme.indexOf(start) + start.length()).split("\n\n", 2)[0];
    List<String> told =
        Pattern.compile("(?m)^\\| `([a-z_]+)` \\|")
            .matcher(table)
            .results()
            .map((MatchResult row) -> row.group(1))
            .toList();

    assertEquals(SignInLog.REASONS.stream().map(SignInLog::word).toList(), told);
  }
}
