package sdedge.wireless.allocation;

import java.util.Arrays;

/**
 * The band of a constant-power drafter and the prompts that share it, in the order of the plans.
 *
 * @param drafter index into the drafters of the instance
 * @param bandwidthHz B
 * @param positions of the prompts in the order of all tasks, ascending, at least one
 * @param bits D &gt; 0, by prompt
 * @param gammaHz γ &gt; 0, by prompt
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, never changed
public record SharedCell(
    int drafter, double bandwidthHz, int[] positions, double[] bits, double[] gammaHz) {
  /** SNR below which a rate no longer depends on the share, by far. */
  private static final double WIDEBAND = 1e-100;

  /**
   * Very weak signals are made stronger and their payload longer alike, which changes no time and
   * keeps squares of the SNR away from the least double.
   */
  public SharedCell {
    bits = bits.clone();
    gammaHz = gammaHz.clone();
    for (int k = 0; k < bits.length; k++) {
      double least = WIDEBAND * bandwidthHz;
      if (gammaHz[k] < least) {
        bits[k] = bits[k] / gammaHz[k] * least;
        gammaHz[k] = least;
      }
    }
  }

  /** Number of prompts. */
  public int size() {
    return bits.length;
  }

  /** The rate of a prompt alone on the whole band, bit/s. */
  double wholeBandRate(int k) {
    double x = gammaHz[k] / bandwidthHz;
    return bandwidthHz * StrictMath.log1p(x) / WeightedSumRate.LN2;
  }

  /**
   * How much faster all these prompts may be sent side by side than one after the other, whatever
   * the shares of the band: at least 1.
   */
  public double sharing() {
    double[] weights = new double[size()];
    Arrays.setAll(weights, k -> 1 / wholeBandRate(k));
    return Math.max(1, WeightedSumRate.of(this, weights, 0, 0, 0).value());
  }

  /** W of a prompt, seconds. */
  double aloneSeconds(int k) {
    return bits[k] / wholeBandRate(k);
  }

  /** The values of a quantity, given by position, of these prompts. */
  double[] at(double[] byPosition) {
    return Arrays.stream(positions).mapToDouble(p -> byPosition[p]).toArray();
  }
}
