package sdedge.search.dp;

/** The inner loop of the search: what two adjacent batches cost together. */
public final class MaxSum {
  private MaxSum() {}

  /**
   * Σ_k max(x_k, y_k) over two runs of values ≥ 0, the shorter one continued by zeros.
   *
   * <p>Four partial sums: one sum would wait for each addition in turn.
   */
  public static double of(double[] x, int xFrom, int xCount, double[] y, int yFrom, int yCount) {
    int common = Math.min(xCount, yCount);
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < common; k += 4) {
      s0 += larger(x[xFrom + k], y[yFrom + k]);
      s1 += larger(x[xFrom + k + 1], y[yFrom + k + 1]);
      s2 += larger(x[xFrom + k + 2], y[yFrom + k + 2]);
      s3 += larger(x[xFrom + k + 3], y[yFrom + k + 3]);
    }
    for (; k < common; k++) {
      s0 += larger(x[xFrom + k], y[yFrom + k]);
    }
    double tail = xCount > yCount ? sum(x, xFrom + k, xCount - k) : sum(y, yFrom + k, yCount - k);
    return (s0 + s1) + (s2 + s3) + tail;
  }

  /** Σ_k x_k over a run of values, in four partial sums. */
  static double sum(double[] values, int from, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < count; k += 4) {
      s0 += values[from + k];
      s1 += values[from + k + 1];
      s2 += values[from + k + 2];
      s3 += values[from + k + 3];
    }
    for (; k < count; k++) {
      s0 += values[from + k];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Without the care for NaN and −0 that {@link Math#max} pays for. */
  private static double larger(double x, double y) {
    return x > y ? x : y;
  }
}
