package sdedge.calibrate;

import java.util.Arrays;

/**
 * How far predictions are from measurements.
 *
 * @param mean of the absolute values of predicted/measured − 1
 * @param p95 their 95th percentile
 * @param max the largest of them
 * @param bias mean with the sign
 */
record Deviations(String region, int count, double mean, double p95, double max, double bias) {
  /** Of at least one error. */
  static Deviations of(String region, double[] errors) {
    double[] sizes = Arrays.stream(errors).map(Math::abs).sorted().toArray();
    double at = 0.95 * (sizes.length - 1);
    int low = (int) at;
    int high = Math.min(low + 1, sizes.length - 1);
    return new Deviations(
        region,
        sizes.length,
        Arrays.stream(sizes).average().orElse(Double.NaN),
        sizes[low] + (at - low) * (sizes[high] - sizes[low]),
        sizes[sizes.length - 1],
        Arrays.stream(errors).average().orElse(Double.NaN));
  }
}
