package droplets.web.session;

import java.util.concurrent.Semaphore;

/**
 * Bounds how many requests at once may be waiting for DigitalOcean, so that a hanging DigitalOcean
 * cannot take all of the container's threads.
 */
public final class CallLimit {

  private final Semaphore places;

  /** Makes a limit of that many places. */
  public CallLimit(int most) {
    places = new Semaphore(most);
  }

  /** Takes a place if one is free. The caller must then give it back with {@link #leave}. */
  public boolean tryEnter() {
    return places.tryAcquire();
  }

  /** Gives a place back. */
  public void leave() {
    places.release();
  }
}
