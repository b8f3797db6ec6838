package droplets.web.page;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The end of the application. It begins when the container takes a servlet out of service, because
 * the views may be gone from then on, and the container may wait for the requests under way before
 * it tells the listener. What they wait for ends at once, so that they can still be answered.
 */
public final class Shutdown {

  private final List<Runnable> actions = new CopyOnWriteArrayList<>();
  private final AtomicBoolean hasBegun = new AtomicBoolean();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition lastEnded = lock.newCondition();
  private int requests;

  /** Makes that of an application which runs. */
  public Shutdown() {}

  /** Adds what is to be done at the beginning, in the order of the calls. */
  public void whenItBegins(Runnable action) {
    actions.add(action);
  }

  /** Begins it, unless it has begun. */
  public void begin() {
    if (hasBegun.compareAndSet(false, true)) {
      actions.forEach(Runnable::run);
    }
  }

  /** Whether it has begun: no view can be shown any more. */
  public boolean hasBegun() {
    return hasBegun.get();
  }

  /** Counts a request that is to be answered. */
  public void requestBegins() {
    count(1);
  }

  /** Counts a request that has been answered. */
  public void requestEnds() {
    count(-1);
  }

  private void count(int change) {
    lock.lock();
    try {
      requests += change;
      if (requests == 0) {
        lastEnded.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all requests have been answered. The container closes their connections next. */
  public void awaitRequests(Duration atMost) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (requests > 0 && left > 0) {
        left = lastEnded.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
