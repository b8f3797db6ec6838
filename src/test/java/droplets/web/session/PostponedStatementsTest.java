package droplets.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import droplets.web.testing.Task;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PostponedStatementsTest {
  @Test
  void whatADatabaseKeptFromBeingDoneIsTriedUntilItIsDone() {
    AtomicInteger attempts = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(1);
    try (PostponedStatements postponed = new PostponedStatements()) {
      postponed.add(
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
    try (PostponedStatements postponed = new PostponedStatements()) {
      postponed.add(
          () -> {
            throw new SQLException("fake", "08006");
          });
      postponed.add(done::countDown);
      Task.await(done);
    }
  }

  @Test
  void theEndTriesOnceMore() {
    AtomicInteger attempts = new AtomicInteger();
    PostponedStatements postponed = new PostponedStatements();
    postponed.close();
    postponed.add(attempts::incrementAndGet);
    postponed.close();
    assertEquals(1, attempts.get());
  }
}
