package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.Callable;
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

  /** Neither the call nor its limit, though that is far off; a call holds an access token. */
  @Test
  void nothingIsKeptOfACallThatHasEnded() throws Exception {
    WeakReference<FutureTask<Boolean>> ended = ended();
    while (ended.get() != null && !Thread.currentThread().isInterrupted()) {
      System.gc();
    }
    assertNull(ended.get(), "the time is up");
  }

  private WeakReference<FutureTask<Boolean>> ended() throws Exception {
    FutureTask<Boolean> call = new FutureTask<>(() -> true);
    threads.run(call, LONG, () -> call.cancel(true));
    return new WeakReference<>(call);
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
}
