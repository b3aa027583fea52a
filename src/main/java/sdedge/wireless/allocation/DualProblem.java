package sdedge.wireless.allocation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lower bounds that weights give on the makespans of plans, whatever the allocation
 * (docs/model.md sections 5 and 7). With R_{d,w} the best use of window w of cell d, weights λ of
 * bits and ω of fixed tasks such that Σ_d R_{d,0} + Σ ω = 1, a plan takes at least
 *
 * <p>φ = Σ λ·D + Σ_d (L(first of d)·R_{d,0} − Σ_{w≥1} δ_{d,w}·R_{d,w}) + Σ ω·(C + L).
 */
final class DualProblem {
  final Traffic traffic;
  final List<double[]> plans; // L by position
  final CellWindows[] windows; // by cell

  DualProblem(Traffic traffic, List<double[]> plans) {
    this.traffic = traffic;
    this.plans = List.copyOf(plans);
    windows =
        traffic.cells().stream()
            .map(cell -> CellWindows.of(cell, this.plans))
            .toArray(CellWindows[]::new);
  }

  /** Weights to begin with: whatever can be sent on the whole band in a second costs the same. */
  static double[] evenWeights(Traffic traffic) {
    double[] weights = new double[traffic.unknowns()];
    int u = 0;
    for (SharedCell cell : traffic.cells()) {
      for (int k = 0; k < cell.size(); k++) {
        weights[u++] = 1 / cell.wholeBandRate(k);
      }
    }
    while (u < weights.length) {
      weights[u++] = 1;
    }
    return weights;
  }

  /**
   * The bounds of weights, and the allocation that goes with them.
   *
   * @param weights ≥ 0, not all 0, in any scale
   * @param near a point whose prices are near
   */
  DualPoint at(double[] weights, @Nullable DualPoint near) {
    WeightedSumRate[][] solved = new WeightedSumRate[windows.length][];
    double scale = 0;
    for (int c = 0; c < windows.length; c++) {
      int offset = traffic.offset(c);
      solved[c] = new WeightedSumRate[windows[c].count()];
      for (int w = 0; w < solved[c].length; w++) {
        double guess = near == null ? 0 : near.price(c, w);
        int from = windows[c].starts()[w];
        solved[c][w] = WeightedSumRate.of(traffic.cells().get(c), weights, offset, from, guess);
      }
      scale += solved[c][0].value();
    }
    for (int u = traffic.offset(windows.length); u < weights.length; u++) {
      scale += weights[u];
    }
    return scaled(weights, solved, scale);
  }

  private DualPoint scaled(double[] weights, WeightedSumRate[][] solved, double scale) {
    double[] scaled = weights.clone();
    for (int u = 0; u < scaled.length; u++) {
      scaled[u] /= scale;
    }
    for (WeightedSumRate[] ofCell : solved) {
      for (int w = 0; w < ofCell.length; w++) {
        ofCell[w] = ofCell[w].dividedBy(scale);
      }
    }
    double[] bounds = new double[plans.size()];
    for (int x = 0; x < bounds.length; x++) {
      bounds[x] = bound(x, scaled, solved);
    }
    return new DualPoint(scaled, solved, bounds);
  }

  private double bound(int x, double[] weights, WeightedSumRate[][] solved) {
    double bound = 0;
    int u = 0;
    for (int c = 0; c < windows.length; c++) {
      for (double bits : traffic.cells().get(c).bits()) {
        bound += weights[u++] * bits;
      }
      bound += windows[c].first()[x] * solved[c][0].value();
      for (int w = 1; w < solved[c].length; w++) {
        bound -= windows[c].lengths()[x][w] * solved[c][w].value();
      }
    }
    for (int k = 0; k < traffic.fixed().length; k++) {
      double pathS = plans.get(x)[traffic.fixed()[k]];
      bound += weights[u++] * (traffic.fixedReadyS()[k] + pathS);
    }
    return bound;
  }
}
