package droplets.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import droplets.web.testing.Task;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UnfinishedTest {
  @Test
  void whatADatabaseKeptFromBeingDoneIsTriedUntilItIsDone() {
    AtomicInteger attempts = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(1);
    try (Unfinished unfinished = new Unfinished()) {
      unfinished.add(
          () -> {
            if (attempts.incrementAndGet() < 3) {
              throw new SQLException("fake", "08006");
            }
            done.countDown();
          });
      Task.await(done);
    }
    assertEquals(3, attempts.get());
  }

  @Test
  void oneThatFailsDoesNotKeepTheOthersFromBeingDone() {
    CountDownLatch done = new CountDownLatch(1);
    try (Unfinished unfinished = new Unfinished()) {
      unfinished.add(
          () -> {
            throw new SQLException("fake", "08006");
          });
      unfinished.add(done::countDown);
      Task.await(done);
    }
  }

  @Test
  void theEndTriesOnceMore() {
    AtomicInteger attempts = new AtomicInteger();
    Unfinished unfinished = new Unfinished();
    unfinished.close();
    unfinished.add(attempts::incrementAndGet);
    unfinished.close();
    assertEquals(1, attempts.get());
  }
}
