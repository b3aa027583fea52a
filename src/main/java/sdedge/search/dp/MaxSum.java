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

  /**
   * The same under expected steps (docs/model.md section 9), the mean of the maximum of two
   * independent sides that are each there with its chance: Σ_k x_k + y_k − min(x_k·q_k, y_k·p_k)
   * over two runs of values ≥ 0 with chances p of x and q of y, the shorter one continued by zeros.
   */
  public static double ofMeans(
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
            ? sum(x, xFrom + common, xCount - common)
            : sum(y, yFrom + common, yCount - common);
    return s0 + s1 + tail;
  }

  private static double mean(double x, double p, double y, double q) {
    double both = x * q;
    double other = y * p;
    return x + y - (both < other ? both : other);
  }
}
