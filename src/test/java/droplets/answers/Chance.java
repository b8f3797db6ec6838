package droplets.answers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Decides at random; the same seed decides the same. For one thread. */
public final class Chance {
  private final SplittableRandom random;

  /** Begins to decide. */
  public Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A number from 0 to one less than the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** A number from the first to the last. */
  public long between(long first, long last) {
    return random.nextLong(first, last + 1);
  }

  /** Whether the one of so many cases is here. */
  public boolean oneIn(int cases) {
    return below(cases) == 0;
  }

  /** One of these. */
  @SafeVarargs
  public final <T> T pick(T... of) {
    return of[below(of.length)];
  }

  /** One of these. */
  public <T> T pick(List<T> of) {
    return of.get(below(of.size()));
  }

  /** The same in any order. */
  <T> List<T> shuffled(List<T> of) {
    List<T> shuffled = new ArrayList<>(of);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, below(i + 1));
    }
    return shuffled;
  }
}
