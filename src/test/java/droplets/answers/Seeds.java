package droplets.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.opentest4j.MultipleFailuresError;

/**
 * The seeds that answers are drawn from: others in each run. A failure names the seed of its
 * answer, and {@code -Danswers.seed=SEED} makes that answer the first one of the test that failed:
 *
 * <pre>
 * mvn test -Dtest=AnswersTest -Danswers.seed=123456789
 * mvn verify -Dit.test=AnswersIT -Danswers.seed=123456789
 * </pre>
 *
 * <p>{@code -Danswers.times=10} draws ten times as many answers.
 */
public final class Seeds {
  private static final long FIRST =
      Long.getLong("answers.seed", ThreadLocalRandom.current().nextInt(1_000_000_000));

  private static final int TIMES = Integer.getInteger("answers.times", 1);
  private static final int MOST_FAILURES = 5;

  private Seeds() {}

  /** What is done with one answer. */
  public interface Check {
    /** Draws an answer and fails if it is not borne. */
    void with(Chance chance) throws Exception;
  }

  /** Does something with so many answers, one after the other, and tells of the first failures. */
  public static void each(int count, Check check) {
    List<Throwable> failures = new ArrayList<>();
    long end = FIRST + (long) count * TIMES;
    for (long seed = FIRST; seed < end && failures.size() < MOST_FAILURES; seed++) {
      try {
        check.with(new Chance(seed));
      } catch (Throwable e) {
        // Whatever it is: the application may have run out of stack or memory.
        failures.add(new AssertionError("-Danswers.seed=" + seed + " repeats it: " + e, e));
      }
    }
    if (!failures.isEmpty()) {
      throw new MultipleFailuresError("The application did not bear answers at random", failures);
    }
  }
}
