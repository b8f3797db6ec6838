package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(30)
class CallThreadsTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final CallThreads threads = new CallThreads();

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void aPlatformThreadLeavesItsCallToAnother() throws Exception {
    assertNotSame(Thread.currentThread(), run(Thread::currentThread));
  }

  @Test
  @EnabledForJreRange(minVersion = 21)
  @ExtendWith(VirtualThreads.class)
  void aVirtualThreadMakesItsCallItself() throws Exception {
    assertSame(Thread.currentThread(), run(Thread::currentThread));
  }

  /** The second limit comes after the first, so the first would have been kept by then. */
  @Test
  void theLimitOfACallThatHasEndedIsForgotten() throws Exception {
    List<String> limits = new ArrayList<>();
    threads.run(new FutureTask<>(() -> true), Duration.ofMillis(10), () -> limits.add("first"));
    FutureTask<Boolean> endless = new FutureTask<>(CallThreadsTest::waitForever);
    assertThrows(
        CancellationException.class,
        () ->
            threads.run(
                endless,
                Duration.ofMillis(20),
                () -> {
                  limits.add("second");
                  endless.cancel(true);
                }));
    assertEquals(List.of("second"), limits);
  }

  @Test
  void anInterruptedThreadBeginsNoCall() {
    FutureTask<Boolean> call = new FutureTask<>(() -> true);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> threads.run(call, LONG, () -> {}));
    assertFalse(call.isDone());
  }

  @Test
  @EnabledForJreRange(minVersion = 21)
  @ExtendWith(VirtualThreads.class)
  void anInterruptedVirtualThreadLeavesUninterruptibleWorkBehind() {
    CountDownLatch end = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class,
        () ->
            threads.doUninterruptible(
                () -> {
                  end.await();
                  return true;
                }));
    end.countDown();
  }

  private <T> T run(Callable<T> call) throws Exception {
    return threads.run(new FutureTask<>(call), LONG, () -> {});
  }

  private static boolean waitForever() throws InterruptedException {
    new CountDownLatch(1).await();
    return true;
  }
}
