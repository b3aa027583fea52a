package sdedge.study.simulation;

import java.util.EnumSet;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Statistic;

/**
 * What is told of the runs of a quantity.
 *
 * @param mean of all runs
 * @param standardError of the mean; 0 for one run
 * @param p50 median
 * @param p95 95 % quantile
 * @param p99 99 % quantile
 */
public record Distribution(double mean, double standardError, double p50, double p95, double p99) {
  /** Quantiles by linear interpolation between order statistics. */
  private static final Quantile QUANTILE =
      Quantile.withDefaults().with(Quantile.EstimationMethod.HF7);

  private static final double[] LEVELS = {0.5, 0.95, 0.99};

  /** The distribution of at least one value. */
  public static Distribution of(double[] values) {
    DoubleStatistics statistics =
        DoubleStatistics.of(EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION), values);
    double deviation =
        values.length == 1 ? 0 : statistics.getAsDouble(Statistic.STANDARD_DEVIATION);
    double[] quantiles = QUANTILE.evaluate(values, LEVELS);
    return new Distribution(
        statistics.getAsDouble(Statistic.MEAN),
        deviation / Math.sqrt(values.length),
        quantiles[0],
        quantiles[1],
        quantiles[2]);
  }
}
