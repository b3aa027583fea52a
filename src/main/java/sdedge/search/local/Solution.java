package sdedge.search.local;

import java.util.Comparator;
import sdedge.timeline.Execution;

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

  /**
   * Whether the makespan that a search added up for a plan is that of its execution, seconds. What
   * searches find is asserted to be so, which tests turn on ({@code -ea}).
   */
  public static boolean isAsExecuted(double foundS, Execution execution) {
    double executedS = execution.makespanS();
    return Math.abs(foundS - executedS) <= SAME * Math.max(foundS, executedS);
  }

  /** Whether it takes less time than another, not only by rounding. */
  public boolean isFasterThan(Solution<?> other) {
    return makespanS < other.makespanS * (1 - SAME);
  }

  /** Whether it takes more time than another, not only by rounding. */
  public boolean isSlowerThan(Solution<?> other) {
    return makespanS > other.makespanS * (1 + SAME);
  }
}
