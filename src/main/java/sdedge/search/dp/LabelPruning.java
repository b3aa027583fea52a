package sdedge.search.dp;

import sdedge.search.dp.Labels.Predecessors;

/**
 * What the window bounds leave to the labels of one state (docs/model.md section 7, "Bounds").
 *
 * <p>A label of value g (step-1 clock plus later steps) whose cohort began with batch f and whose
 * last batch is x cannot matter if g + θ·Σ_{n≥2} a_f + (1 − θ)·Σ_n b_x > R_θ for some θ: the slots
 * that hold a_f and b_x are still to come, and so is the path behind. (Where the first batch's term
 * is already in g, it is not in the residual bound.)
 *
 * <p>Another rule asks the same of a batch before labels are priced. Appending y to x adds at least
 * θ·a_{y,1} + (1 − θ)·b_{x,1} to the clock and θ·Σ_{n≥2} a_y + (1 − θ)·Σ_{n≥2} b_x to the later
 * steps. So y is not worth looking at if already the least g + (1 − θ)·Σ_n b_x of all labels x plus
 * θ·Σ_{n≥2} a_f plus θ·Σ_n a_y + (1 − θ)·Σ_n b_y exceeds R_θ behind y.
 */
final class LabelPruning {
  private final int thetas;
  private final double[] weightA;
  private final double[] weightB;
  private final double[] least; // by θ, what comes before a batch at least
  private WindowBounds window = WindowBounds.NONE;
  private double residualOfFirst;
  private int sharpest; // the θ that ruled out a batch last
  private double value; // at most, to matter at all
  private double closing; // value at most, to matter if the cohort ends here
  private double later; // cost of later steps at most, to matter if the cohort goes on

  /**
   * @param weights (θ, 1 − θ) by θ
   */
  LabelPruning(double[][] weights) {
    thetas = weights.length;
    weightA = new double[thetas];
    weightB = new double[thetas];
    least = new double[thetas];
    for (int t = 0; t < thetas; t++) {
      weightA[t] = weights[t][0];
      weightB[t] = weights[t][1];
    }
  }

  /**
   * Fixes the window and the first batch of the cohorts.
   *
   * @param residualOfFirst Σ_{n≥2} a of the first batch where its slots close the steps, else 0
   */
  void begin(WindowBounds window, double residualOfFirst) {
    this.window = window;
    this.residualOfFirst = residualOfFirst;
  }

  /** Fixes the labels that batches are to be appended to. */
  void appendTo(Predecessors predecessors) {
    for (int t = 0; t < thetas; t++) {
      double smallest = Double.POSITIVE_INFINITY;
      for (int k = 0; k < predecessors.size(); k++) {
        double residual = weightB[t] * predecessors.rows[k].allB[predecessors.index[k]];
        smallest = Math.min(smallest, predecessors.clock[k] + predecessors.later[k] + residual);
      }
      least[t] = smallest + weightA[t] * residualOfFirst;
    }
  }

  /** Whether batch {@code y} of a row, ending at {@code end}, may follow one of the labels. */
  boolean admits(BatchRow row, int y, int end) {
    int at = y * thetas;
    if (least[sharpest] + row.weighted[at + sharpest] > window.latest(sharpest, end)) {
      return false;
    }
    for (int t = 0; t < thetas; t++) {
      if (least[t] + row.weighted[at + t] > window.latest(t, end)) {
        sharpest = t;
        return false;
      }
    }
    return true;
  }

  /** Fixes the state: batch {@code x} of a row, ending at {@code end}. */
  void prepare(BatchRow row, int x, int end) {
    value = Double.POSITIVE_INFINITY;
    closing = Double.POSITIVE_INFINITY;
    later = Double.POSITIVE_INFINITY;
    for (int t = 0; t < thetas; t++) {
      double first = weightA[t] * residualOfFirst;
      double residual = first + weightB[t] * row.allB[x];
      value = Math.min(value, window.latest(t, end) - residual);
      closing = Math.min(closing, window.limit(end) - residual);
      later = Math.min(later, window.later(t, end) - first - weightB[t] * row.laterB[x]);
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
}
