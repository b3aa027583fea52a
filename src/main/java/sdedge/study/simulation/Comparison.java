package sdedge.study.simulation;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * By how much one plan is slower than another in the same runs.
 *
 * @param meanS mean of the differences of the makespans, seconds
 * @param lowS lower end of the 95 % confidence interval of the mean
 * @param highS its upper end
 */
public record Comparison(double meanS, double lowS, double highS) {
  private static final double TAIL = 0.025;

  /** The differences between the makespans of the same runs; one run has no interval. */
  static Comparison of(double[] makespanS, double[] baseS) {
    double[] differences = new double[makespanS.length];
    for (int run = 0; run < differences.length; run++) {
      differences[run] = makespanS[run] - baseS[run];
    }
    Distribution paired = Distribution.of(differences);
    if (differences.length == 1) {
      return new Comparison(paired.mean(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double quantile = TDistribution.of(differences.length - 1.0).inverseSurvivalProbability(TAIL);
    double half = quantile * paired.standardError();
    return new Comparison(paired.mean(), paired.mean() - half, paired.mean() + half);
  }
}
