package sdedge.study;

import java.util.EnumSet;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean and how well it is known, from independent values.
 *
 * @param mean of the values
 * @param deviation their standard deviation; 0 for one value
 * @param low lower end of the 95 % confidence interval of the mean, by Student's t
 * @param high its upper end; one value has no interval, its ends are infinite
 */
public record Interval(double mean, double deviation, double low, double high) {
  private static final double TAIL = 0.025;

  /** The mean of at least one value. */
  public static Interval of(double[] values) {
    DoubleStatistics statistics =
        DoubleStatistics.of(EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION), values);
    double mean = statistics.getAsDouble(Statistic.MEAN);
    if (values.length == 1) {
      return new Interval(mean, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double deviation = statistics.getAsDouble(Statistic.STANDARD_DEVIATION);
    double quantile = TDistribution.of(values.length - 1.0).inverseSurvivalProbability(TAIL);
    double half = quantile * (deviation / Math.sqrt(values.length));
    return new Interval(mean, deviation, mean - half, mean + half);
  }
}
