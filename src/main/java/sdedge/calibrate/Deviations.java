package sdedge.calibrate;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * How far predictions are from measurements.
 *
 * @param mean of the absolute values of predicted/measured − 1
 * @param p95 their 95th percentile
 * @param max the largest of them
 * @param bias mean with the sign
 */
record Deviations(String region, int count, double mean, double p95, double max, double bias) {
  /** Linear between order statistics; leaves its argument as it is. */
  private static final Quantile QUANTILE =
      Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).withCopy(true);

  /** Of at least one error. */
  static Deviations of(String region, double[] errors) {
    double[] sizes = Arrays.stream(errors).map(Math::abs).sorted().toArray();
    return new Deviations(
        region,
        sizes.length,
        Arrays.stream(sizes).average().orElse(Double.NaN),
        QUANTILE.evaluate(sizes, 0.95),
        sizes[sizes.length - 1],
        Arrays.stream(errors).average().orElse(Double.NaN));
  }
}
