package sdedge.calibrate;

import java.util.List;

/**
 * How well parameters are known together.
 *
 * @param parameters that were fitted
 * @param point the logarithms of the estimates
 * @param covariance of these logarithms
 */
@SuppressWarnings("ArrayRecordComponent") // of a fit, read only
record Posterior(List<FitParameter> parameters, double[] point, double[][] covariance) {
  /** Of nothing that was fitted. */
  static final Posterior NONE = new Posterior(List.of(), new double[0], new double[0][]);

  /** The standard deviation of the logarithm of a parameter. */
  double deviation(int parameter) {
    return Math.sqrt(covariance[parameter][parameter]);
  }

  /** The variance of a sum of the logarithms with such weights. */
  double variance(double[] weights) {
    double variance = 0;
    for (int k = 0; k < weights.length; k++) {
      for (int m = 0; m < weights.length; m++) {
        variance += weights[k] * covariance[k][m] * weights[m];
      }
    }
    return variance;
  }
}
