package droplets.web;

import java.util.concurrent.Semaphore;

/**
 * Bounds how many requests at once may be waiting for DigitalOcean, so that a hanging DigitalOcean
 * cannot take all of the container's threads.
 */
final class CallLimit {

  private final Semaphore places;

  CallLimit(int most) {
    places = new Semaphore(most);
  }

  /** Takes a place if there is one; whoever got it gives it back with {@link #leave}. */
  boolean tryEnter() {
    return places.tryAcquire();
  }

  void leave() {
    places.release();
  }
}
