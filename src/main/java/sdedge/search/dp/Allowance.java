package sdedge.search.dp;

/**
 * What the window bounds leave to the labels of one state: {@code value + θ·Σ_{n≥2} a_f + (1 −
 * θ)·Σ_n b_x > R_θ} for some θ means the label cannot matter (MODEL.md section 7, "Bounds").
 */
final class Allowance {
  private final double[] weightA;
  private final double[] weightB;
  private final double[] beforePair; // by θ, what a predecessor's value and b may come to
  private WindowBounds window;
  private double owedByFirst;
  private double value; // at most, to matter at all
  private double closing; // value at most, to matter if the cohort ends here
  private double later; // cost of later steps at most, to matter if the cohort goes on

  Allowance(PathBounds bounds) {
    int thetas = bounds.thetas();
    weightA = new double[thetas];
    weightB = new double[thetas];
    beforePair = new double[thetas];
    for (int t = 0; t < thetas; t++) {
      weightA[t] = bounds.weight(t)[0];
      weightB[t] = bounds.weight(t)[1];
    }
    window = WindowBounds.NONE;
  }

  /**
   * Fixes the window and the first batch of the cohorts.
   *
   * @param owedByFirst Σ_{n≥2} a of the first batch where its slots close the steps, else 0
   */
  void begin(WindowBounds window, double owedByFirst) {
    this.window = window;
    this.owedByFirst = owedByFirst;
  }

  /** Fixes the state: batch {@code x} of a row, ending at {@code end}. */
  void prepare(BatchRow row, int x, int end) {
    value = Double.POSITIVE_INFINITY;
    closing = Double.POSITIVE_INFINITY;
    later = Double.POSITIVE_INFINITY;
    for (int t = 0; t < weightA.length; t++) {
      double first = weightA[t] * owedByFirst;
      double owed = first + weightB[t] * row.allB[x];
      double left = window.latest(t, end) - owed;
      value = Math.min(value, left);
      closing = Math.min(closing, window.limit(end) - owed);
      later = Math.min(later, window.later(t, end) - first - weightB[t] * row.laterB[x]);
      beforePair[t] = left - weightA[t] * row.laterA[x];
    }
  }

  /**
   * Whether a label of the state may matter.
   *
   * @param valueS its step-1 clock plus its cost of later steps
   * @param laterS its cost of later steps
   */
  boolean mayMatter(double valueS, double laterS) {
    return valueS <= value && (laterS <= later || valueS <= closing);
  }

  /**
   * Whether a label may matter whose value does not yet hold the pair of its last two batches,
   * which costs at least θ·Σ_{n≥2} a_x + (1 − θ)·Σ_{n≥2} b of the one before.
   */
  boolean mayMatterUnpaired(double valueS, double laterB) {
    for (int t = 0; t < weightB.length; t++) {
      if (valueS + weightB[t] * laterB > beforePair[t]) {
        return false;
      }
    }
    return true;
  }
}
