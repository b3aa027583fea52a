package sdedge.study.simulation;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Statistic;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.Table;

/**
 * What is reported of the runs of a quantity.
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
      Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).withCopy(true);

  private static final Table<Distribution> FIGURES =
      Table.of(
          optional(column("mean_s", Distribution::mean)),
          optional(column("standard_error_s", Distribution::standardError)),
          optional(column("p50_s", Distribution::p50)),
          optional(column("p95_s", Distribution::p95)),
          optional(column("p99_s", Distribution::p99)));

  private static final double[] LEVELS = {0.5, 0.95, 0.99};

  /** The columns of a distribution of a quantity in seconds; empty where there is none. */
  static <R> List<Table.Column<R>> columns(
      String quantity, Function<R, @Nullable Distribution> distribution) {
    return FIGURES.from(distribution).stream()
        .map(figure -> figure.named(quantity + "_" + figure.name()))
        .toList();
  }

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
