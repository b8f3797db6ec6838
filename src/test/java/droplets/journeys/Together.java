package droplets.journeys;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Things that happen at the same time. Whoever waits for one waits 30 seconds at most. */
final class Together {
  private Together() {}

  /** Begins something that will be waited for later. */
  static <T> Later<T> begin(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, "together");
    thread.setDaemon(true);
    thread.start();
    return new Later<>(task);
  }

  /** Begins the same thing several times. */
  static <T> List<Later<T>> begin(int times, Supplier<T> work) {
    List<Later<T>> begun = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      begun.add(begin(work));
    }
    return begun;
  }

  /** What comes of something begun. */
  record Later<T>(FutureTask<T> task) {
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
  }
}
