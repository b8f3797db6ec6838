package droplets.answers;

import java.util.Set;

/**
 * A damaged answer.
 *
 * @param what how it was damaged
 * @param wire what is sent
 * @param pages the statuses that a page may have which is made of it
 * @param isError whether it is an error by its status: whole and sensible in its way, so that its
 *     connection may be used again
 */
public record Damaged(String what, Wire wire, Set<Integer> pages, boolean isError) {
  private static final Set<Integer> SENSELESS = Set.of(502);
  private static final Set<Integer> TOLERABLE = Set.of(200, 502);

  /** It makes no sense whoever reads it. */
  static Damaged senseless(String what, Wire wire) {
    return new Damaged(what, wire, SENSELESS, false);
  }

  /** A tolerant reader may understand it. */
  static Damaged tolerable(String what, Wire wire) {
    return new Damaged(what, wire, TOLERABLE, false);
  }
}
