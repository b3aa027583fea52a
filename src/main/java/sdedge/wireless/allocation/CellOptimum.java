package sdedge.wireless.allocation;

import java.util.ArrayList;
import java.util.List;

/**
 * The best allocation of a cell for a plan (docs/model.md section 5).
 *
 * @param cell the cell
 * @param makespanS T_d, the least makespan its uploads allow, seconds
 * @param boundS no allocation of the cell allows less, by the weights
 * @param weights λ by prompt, seconds of the makespan per bit, such that the best use of the first
 *     window is 1; they certify the bound
 * @param windows an allocation that attains T_d
 */
@SuppressWarnings("ArrayRecordComponent") // read only
public record CellOptimum(
    SharedCell cell, double makespanS, double boundS, double[] weights, List<ShareWindow> windows) {
  private static final double NEGLIGIBLE = 1e-14; // of the payload

  public CellOptimum {
    windows = List.copyOf(windows);
  }

  /**
   * The optimum as found.
   *
   * @param certificate the weights of the best bound
   * @param allocation the shares of the best allocation
   * @param firstS length of window 0
   */
  static CellOptimum of(
      SharedCell cell,
      CellWindows windows,
      DualPoint certificate,
      DualPoint allocation,
      double makespanS,
      double firstS) {
    List<ShareWindow> shares = new ArrayList<>();
    for (int w = 0; w < windows.count(); w++) {
      double lengthS = w == 0 ? firstS : windows.lengths()[0][w];
      double saved = lengthS * certificate.windows()[0][w].price();
      shares.add(
          new ShareWindow(lengthS, saved, 0, shares(cell, allocation.windows()[0][w], lengthS)));
    }
    double boundS = Math.max(windows.first()[0], certificate.bounds()[0]);
    return new CellOptimum(cell, makespanS, boundS, certificate.weights(), shares);
  }

  private static double[] shares(SharedCell cell, WeightedSumRate window, double lengthS) {
    double[] shares = new double[cell.size()];
    for (int k = 0; k < shares.length; k++) {
      boolean counts = window.rate(k) * lengthS > NEGLIGIBLE * cell.bits()[k];
      shares[k] = counts ? window.share(k) : 0;
    }
    return shares;
  }
}
