package sdedge.search.dp;

/**
 * What two adjacent batches cost together under expected steps (docs/model.md section 9): the mean
 * of the maximum of two independent sides that are each there with its chance.
 */
public final class MeanMaxSum {
  private MeanMaxSum() {}

  /**
   * Σ_k x_k + y_k − min(x_k·q_k, y_k·p_k) over two runs of values ≥ 0 with chances p of x and q of
   * y, the shorter one continued by zeros.
   */
  public static double of(
      double[] x,
      double[] p,
      int xFrom,
      int xCount,
      double[] y,
      double[] q,
      int yFrom,
      int yCount) {
    int common = Math.min(xCount, yCount);
    double s0 = 0;
    double s1 = 0;
    int k = 0;
    for (; k + 1 < common; k += 2) {
      s0 += mean(x[xFrom + k], p[xFrom + k], y[yFrom + k], q[yFrom + k]);
      s1 += mean(x[xFrom + k + 1], p[xFrom + k + 1], y[yFrom + k + 1], q[yFrom + k + 1]);
    }
    if (k < common) {
      s0 += mean(x[xFrom + k], p[xFrom + k], y[yFrom + k], q[yFrom + k]);
    }
    double tail =
        xCount > yCount
            ? MaxSum.sum(x, xFrom + common, xCount - common)
            : MaxSum.sum(y, yFrom + common, yCount - common);
    return s0 + s1 + tail;
  }

  private static double mean(double x, double p, double y, double q) {
    double both = x * q;
    double other = y * p;
    return x + y - (both < other ? both : other);
  }
}
