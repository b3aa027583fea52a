package sdedge.study;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How often something held in independent draws.
 *
 * @param held in so many
 * @param draws of so many, at least 1
 */
public record Chance(int held, int draws) {
  private static final double TAIL = 0.025;

  /** The share of the draws. */
  public double share() {
    return (double) held / draws;
  }

  /** The lower end of the 95 % confidence interval of Clopper and Pearson. */
  public double low() {
    return held == 0
        ? 0
        : BetaDistribution.of(held, draws - held + 1.0).inverseCumulativeProbability(TAIL);
  }

  /** The upper end of the 95 % confidence interval of Clopper and Pearson. */
  public double high() {
    return held == draws
        ? 1
        : BetaDistribution.of(held + 1.0, draws - held).inverseSurvivalProbability(TAIL);
  }
}
