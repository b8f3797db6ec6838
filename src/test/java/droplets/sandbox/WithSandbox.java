package droplets.sandbox;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Gives each test a sandbox, whose clock stands still, and a visitor. */
abstract class WithSandbox {
  final TestClock clock = new TestClock();
  Sandbox sandbox;
  SandboxVisitor visitor;

  @BeforeEach
  void start() throws Exception {
    sandbox =
        Sandbox.start(
            SandboxOptions.forTests(SandboxVisitor.REDIRECT_URI)
                .clock(clock)
                .slowDelay(Duration.ofMillis(50))
                .timeoutDelay(Duration.ofMillis(60)));
    visitor = new SandboxVisitor(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }
}
