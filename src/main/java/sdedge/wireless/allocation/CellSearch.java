package sdedge.wireless.allocation;

import java.util.Arrays;
import java.util.List;
import sdedge.wireless.Share;
import sdedge.wireless.Uplink;

/**
 * The least makespan that one cell allows a plan, from both sides: any weights give a lower bound,
 * and the shares that attain their R an allocation, with window 0 as long as they need.
 */
final class CellSearch {
  private static final double REDUCTION = 0.1;
  private static final double CENTRED = 1e-2;
  private static final double LAST = 1e-3; // of the tolerance
  private static final int MAX_STEPS = 60;
  private static final int PATIENCE = 4; // steps without halving the gap
  private static final double NO_NEED = 1e-14;

  private final SharedCell cell;
  private final DualProblem problem;
  private final CellWindows windows;
  private final DualPoint even; // to begin with
  private double lower;
  private double upper = Double.POSITIVE_INFINITY;
  private DualPoint certificate;
  private DualPoint allocation;

  /**
   * A search that has not begun.
   *
   * @param pathS L by position of the order
   */
  CellSearch(Traffic traffic, int index, double[] pathS) {
    cell = traffic.cells().get(index);
    problem = new DualProblem(traffic.only(index), List.of(pathS));
    windows = problem.windows[0];
    lower = windows.first()[0];
    even = problem.at(DualProblem.evenWeights(problem.traffic), null);
    certificate = even;
    allocation = even;
    look(even);
    if (windows.count() == 1) {
      lookAtEqualFinish();
    }
  }

  /** The optimum where all deadlines are one, as far as doubles hold its weights. */
  private void lookAtEqualFinish() {
    List<Share> shares = Uplink.equalFinish(cell.bandwidthHz(), cell.bits(), cell.gammaHz());
    double[] weights = new double[cell.size()];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = 1 / ShareAtPrice.nu(cell.gammaHz()[k] / shares.get(k).bandwidthHz());
    }
    if (Arrays.stream(weights).allMatch(w -> w > 0 && w < Double.POSITIVE_INFINITY)) {
      look(problem.at(weights, null));
    }
  }

  /**
   * Searches until both sides meet.
   *
   * @param tolerance relative to the longest of the path and of a single upload
   */
  CellOptimum solve(double tolerance) {
    double scale = windows.first()[0];
    for (int k = 0; k < cell.size(); k++) {
      scale = Math.max(scale, cell.aloneSeconds(k));
    }
    double least = LAST * tolerance * scale / cell.size();
    double goal = tolerance * scale;
    if (upper - lower > goal) {
      Barrier barrier = new Barrier(problem, even);
      for (double epsilon = scale / cell.size(); epsilon > least; epsilon *= REDUCTION) {
        centre(barrier, epsilon, goal);
      }
      finish(barrier, least, goal);
    }
    return result();
  }

  private void centre(Barrier barrier, double epsilon, double goal) {
    for (int i = 0; i < MAX_STEPS && upper - lower > goal; i++) {
      step(barrier, epsilon);
      if (barrier.decrement() < CENTRED) {
        break;
      }
    }
  }

  private void finish(Barrier barrier, double epsilon, double goal) {
    double gap = upper - lower;
    int idle = 0;
    while (upper - lower > goal && idle < PATIENCE) {
      step(barrier, epsilon);
      idle = upper - lower > gap / 2 ? idle + 1 : 0;
      gap = Math.min(gap, upper - lower);
    }
  }

  private void step(Barrier barrier, double epsilon) {
    barrier.step(epsilon);
    look(barrier.point());
  }

  /** Takes what a point proves and what it allocates. */
  private void look(DualPoint point) {
    if (point.bounds()[0] > certificate.bounds()[0]) {
      certificate = point;
    }
    lower = Math.max(lower, point.bounds()[0]);
    double makespanS = windows.first()[0] + longestNeed(point);
    if (makespanS < upper) {
      upper = makespanS;
      allocation = point;
    }
  }

  /** How long window 0 must be for the shares of a point to deliver everything in time. */
  private double longestNeed(DualPoint point) {
    double longest = 0;
    for (int k = 0; k < cell.size(); k++) {
      double bits = cell.bits()[k];
      for (int w = 1; w <= windows.last()[k]; w++) {
        bits -= windows.lengths()[0][w] * point.windows()[0][w].rate(k);
      }
      if (bits > NO_NEED * cell.bits()[k]) {
        longest = Math.max(longest, bits / point.windows()[0][0].rate(k));
      }
    }
    return longest;
  }

  /** Window 0 may be far shorter than the path: its length is not what is left of the makespan. */
  private CellOptimum result() {
    return CellOptimum.of(
        cell, windows, certificate, allocation, Math.max(upper, lower), longestNeed(allocation));
  }
}
