package sdedge.search;

/**
 * A plan with its makespan as executed, seconds.
 *
 * @param <P> {@link sdedge.plan.Plan} or {@link sdedge.plan.ContinuousService}
 */
public record TimedPlan<P>(P plan, double makespanS) {
  /** Makespans this close, relative, are taken for one. */
  public static final double SAME = 1e-9;

  /** Whether it takes less time than another, not only by rounding. */
  public boolean isFasterThan(TimedPlan<P> other) {
    return makespanS < other.makespanS * (1 - SAME);
  }

  /** Whether it takes more time than another, not only by rounding. */
  public boolean isSlowerThan(TimedPlan<P> other) {
    return makespanS > other.makespanS * (1 + SAME);
  }
}
