package sdedge.search;

import org.jspecify.annotations.Nullable;
import sdedge.plan.Plan;

/**
 * How a search may run.
 *
 * @param threads at least 1
 * @param gap stop when (incumbent − bound)/incumbent is at most this; 0 for a proof
 * @param seed of what is drawn at random
 * @param warmStart whether a solver that takes hints begins from a heuristic plan
 * @param start a feasible plan of the instance to begin from; null if there is none
 */
public record SearchOptions(
    int threads, double gap, long seed, boolean warmStart, @Nullable Plan start) {
  /** The seed unless another is given. */
  public static final long DEFAULT_SEED = 1;

  /** One thread, to a proof. */
  public static final SearchOptions DEFAULT = new SearchOptions(1, 0);

  /** With the default seed. */
  public SearchOptions(int threads, double gap) {
    this(threads, gap, DEFAULT_SEED);
  }

  /** Without a warm start or a plan to begin from. */
  public SearchOptions(int threads, double gap, long seed) {
    this(threads, gap, seed, false, null);
  }

  /** These options with another relative gap. */
  public SearchOptions withGap(double other) {
    return new SearchOptions(threads, other, seed, warmStart, start);
  }

  /** These options with a plan to begin from; null for none. */
  public SearchOptions from(@Nullable Plan plan) {
    return new SearchOptions(threads, gap, seed, warmStart, plan);
  }
}
