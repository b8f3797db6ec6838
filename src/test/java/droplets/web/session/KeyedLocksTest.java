package droplets.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import droplets.web.testing.Task;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class KeyedLocksTest {
  private final KeyedLocks locks = new KeyedLocks();

  @Test
  void whoHasTheSameKeyWaitsAndWhoHasAnotherDoesNot() throws Exception {
    CountDownLatch isInside = new CountDownLatch(1);
    CountDownLatch mayLeave = new CountDownLatch(1);
    Task<String> first =
        Task.start(
            () ->
                locks.with(
                    "key",
                    () -> {
                      isInside.countDown();
                      Task.await(mayLeave);
                      return "first";
                    }));
    Task.await(isInside);
    Task<String> second = Task.start(() -> locks.with("key", () -> "second"));
    Task.until(second::isWaiting);

    assertEquals("other", Task.start(() -> locks.with("another key", () -> "other")).result());
    assertFalse(second.isDone());

    mayLeave.countDown();
    assertEquals("first", first.result());
    assertEquals("second", second.result());
  }

  @Test
  void aFailureUnlocks() throws Exception {
    assertThrows(
        IllegalStateException.class,
        () ->
            locks.with(
                "key",
                () -> {
                  throw new IllegalStateException("on purpose");
                }));

    assertEquals("done", Task.start(() -> locks.with("key", () -> "done")).result());
  }
}
