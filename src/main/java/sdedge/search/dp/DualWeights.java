package sdedge.search.dp;

/** The θ of the bound max(a, b) ≥ θ·a + (1 − θ)·b that are tried; each gives a valid bound. */
final class DualWeights {
  private static final double[] TRIED = {0.5, 0.25, 0.75, 0, 1, 0.375, 0.625};

  /** (θ, 1 − θ). */
  static final double[][] WEIGHTS = weights();

  private DualWeights() {}

  private static double[][] weights() {
    double[][] weights = new double[TRIED.length][];
    for (int t = 0; t < TRIED.length; t++) {
      weights[t] = new double[] {TRIED[t], 1 - TRIED[t]};
    }
    return weights;
  }
}
