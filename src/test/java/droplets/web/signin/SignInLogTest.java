package droplets.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import droplets.ReadmeWords;
import org.junit.jupiter.api.Test;

class SignInLogTest {
  @Test
  void theReadmeTellsEachWordAndNoOther() throws Exception {
    assertEquals(
        SignInLog.REASONS.stream().map(SignInLog::word).toList(),
        ReadmeWords.of("| `no sign-in: reason=` | means |"));
  }
}
