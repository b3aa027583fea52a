package sdedge.search.local;

import java.util.Comparator;

/**
 * A plan with its makespan as executed, seconds; infinite if it was not executed to the end.
 *
 * @param <P> what is changed by moves
 */
public record Solution<P>(P plan, double makespanS) {
  /** Makespans this close, relative, are taken for one. */
  public static final double SAME = 1e-9;

  /** The fastest first. */
  public static final Comparator<Solution<?>> FASTEST =
      Comparator.comparingDouble(Solution::makespanS);

  /** Whether it takes less time than another, not only by rounding. */
  public boolean isFasterThan(Solution<?> other) {
    return makespanS < other.makespanS * (1 - SAME);
  }

  /** Whether it takes more time than another, not only by rounding. */
  public boolean isSlowerThan(Solution<?> other) {
    return makespanS > other.makespanS * (1 + SAME);
  }
}
