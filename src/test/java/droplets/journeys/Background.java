package droplets.journeys;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Something that happens on a thread of its own, while the test goes on. */
record Background<T>(FutureTask<T> task) {
  static <T> Background<T> begin(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, "background");
    thread.setDaemon(true);
    thread.start();
    return new Background<>(task);
  }

  /** Begins the same thing several times. */
  static <T> List<Background<T>> begin(int times, Supplier<T> work) {
    List<Background<T>> begun = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      begun.add(begin(work));
    }
    return begun;
  }

  /** The result; waits 30 seconds for it at most. */
  T result() {
    try {
      return task.get(30, SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isDone() {
    return task.isDone();
  }
}
