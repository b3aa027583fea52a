package sdedge.search.dp;

/** The θ of the bound max(a, b) ≥ θ·a + (1 − θ)·b that are tried; each gives a valid bound. */
final class DualWeights {
  private static final double[] TRIED = {0.5, 0.25, 0.75, 0, 1, 0.375, 0.625};

  /** Where some modes take no time of the drafter's and others little of the verifier's. */
  private static final double[] TRIED_FOR_MODES = {0.5, 0.25, 0.75, 0, 1, 0.375, 0.1};

  /** (θ, 1 − θ). */
  static final double[][] WEIGHTS = weights(TRIED);

  /** (θ, 1 − θ) of batches that choose among modes. */
  static final double[][] FOR_MODES = weights(TRIED_FOR_MODES);

  private DualWeights() {}

  private static double[][] weights(double[] tried) {
    double[][] weights = new double[tried.length][];
    for (int t = 0; t < tried.length; t++) {
      weights[t] = new double[] {tried[t], 1 - tried[t]};
    }
    return weights;
  }
}
