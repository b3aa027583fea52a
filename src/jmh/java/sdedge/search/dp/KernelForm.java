package sdedge.search.dp;

/** Ways to compute Σ max(x, y), which docs/performance.md compares. */
enum KernelForm {
  /** {@link MaxSum}, as the search does it. */
  PAIR {
    @Override
    double sum(double[] x, double[] y, int from, int steps) {
      return MaxSum.of(y, from, steps, x, 0, steps);
    }
  },

  /** The same with {@link Math#max}. */
  PAIR_MATH_MAX {
    @Override
    double sum(double[] x, double[] y, int from, int steps) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      int k = 0;
      for (; k + 3 < steps; k += 4) {
        s0 += Math.max(x[k], y[from + k]);
        s1 += Math.max(x[k + 1], y[from + k + 1]);
        s2 += Math.max(x[k + 2], y[from + k + 2]);
        s3 += Math.max(x[k + 3], y[from + k + 3]);
      }
      for (; k < steps; k++) {
        s0 += Math.max(x[k], y[from + k]);
      }
      return (s0 + s1) + (s2 + s3);
    }
  },

  /** ½·Σ|x − y|, to which ½·(Σx + Σy), known beforehand, is to be added; rounds otherwise. */
  PAIR_ABS {
    @Override
    double sum(double[] x, double[] y, int from, int steps) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      int k = 0;
      for (; k + 3 < steps; k += 4) {
        s0 += Math.abs(x[k] - y[from + k]);
        s1 += Math.abs(x[k + 1] - y[from + k + 1]);
        s2 += Math.abs(x[k + 2] - y[from + k + 2]);
        s3 += Math.abs(x[k + 3] - y[from + k + 3]);
      }
      for (; k < steps; k++) {
        s0 += Math.abs(x[k] - y[from + k]);
      }
      return 0.5 * ((s0 + s1) + (s2 + s3));
    }
  },

  /** {@link StepRows}. */
  STEP {
    @Override
    double sum(double[] x, double[] y, int from, int steps) {
      throw new UnsupportedOperationException("all pairs at once");
    }

    @Override
    void run(KernelData data) {
      data.rows.sums(data.x, data.restOfX, data.steps, data.sums);
    }
  };

  abstract double sum(double[] x, double[] y, int from, int steps);

  void run(KernelData data) {
    for (int pair = 0; pair < data.pairs; pair++) {
      data.sums[pair] = sum(data.x, data.y, pair * data.steps, data.steps);
    }
  }
}
