package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.extension.ExtendWith;

class CallThreadsTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void aPlatformThreadLeavesItsCallToAnother() throws Exception {
    try (CallThreads threads = new CallThreads()) {
      assertNotSame(Thread.currentThread(), threadOf(threads));
    }
  }

  @Test
  @EnabledForJreRange(minVersion = 21)
  @ExtendWith(VirtualThreads.class)
  void aVirtualThreadMakesItsCallItself() throws Exception {
    try (CallThreads threads = new CallThreads()) {
      assertSame(Thread.currentThread(), threadOf(threads));
    }
  }

  private static Thread threadOf(CallThreads threads) throws Exception {
    return threads.run(new FutureTask<>(Thread::currentThread), LONG, () -> {});
  }
}
