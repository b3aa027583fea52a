package sdedge.oracle.stream;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution, of whole degrees of freedom. */
public final class StudentT {
  private static final double ABOVE = 0.025; // and as much below

  private StudentT() {}

  /** Half of the 95 % confidence interval of the mean of values, at least two. */
  public static double halfInterval(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / (values.length - 1));
    double quantile = TDistribution.of(values.length - 1.0).inverseSurvivalProbability(ABOVE);
    return quantile * deviation / Math.sqrt(values.length);
  }
}
