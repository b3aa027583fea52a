package sdedge.check.stream;

import org.jspecify.annotations.Nullable;

/**
 * How a stream is said to have been served.
 *
 * @param length of all steps; null if it is the best one of each step
 * @param pace which lengths may be the best one; null for all
 * @param luck the seed and run of drawn acceptance; null for mean progress
 */
public record Service(
    @Nullable Integer length,
    @Nullable Pace pace,
    int groups,
    boolean merges,
    @Nullable Luck luck) {

  /**
   * A time per token that a share of the residents is to be held to.
   *
   * @param tpotS seconds
   */
  public record Pace(double tpotS, double share) {}

  /** What acceptance is drawn from. */
  public record Luck(long seed, int run) {}
}
