package sdedge.search.joint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.search.dp.BatchGraph;

/**
 * Beginnings of plans met so far. One is dominated by another with the same last batch (and, where
 * the last slots depend on it, the same first batch of the cohort, else the same start) if no path
 * from any of its tasks to the clock is shorter, later steps of the open cohort included, nor those
 * later steps alone: whatever follows, under any allocation, is no faster.
 */
final class Dominance {
  private static final int MOST_KEPT = 400; // per key
  private static final double ROUNDING = 1 + 1e-13;

  private final BatchGraph graph;
  private final OrderUploads uploads;
  private final Map<Key, List<double[]>> met = new HashMap<>();

  private record Key(int origin, int last, int end) {}

  Dominance(BatchGraph graph, OrderUploads uploads) {
    this.graph = graph;
    this.uploads = uploads;
  }

  /** Whether a beginning is dominated by an earlier one; else it is kept. */
  boolean drops(PartialPlan plan) {
    double[] values = values(plan);
    List<double[]> rivals = met.computeIfAbsent(key(plan), k -> new ArrayList<>());
    for (double[] rival : rivals) {
      if (noneLess(values, rival)) {
        return true;
      }
    }
    if (rivals.size() < MOST_KEPT) {
      rivals.add(values);
    }
    return false;
  }

  private Key key(PartialPlan plan) {
    if (!plan.open()) {
      return new Key(PartialPlan.NONE, PartialPlan.NONE, plan.end());
    }
    int origin = graph.wraps() ? plan.first() : graph.start(plan.first());
    return new Key(origin, plan.last(), plan.end());
  }

  /** Later steps, the longest path from what is fixed, then from each free prompt. */
  private double[] values(PartialPlan plan) {
    double[] paths = plan.pathS();
    double[] values = new double[paths.length + 2];
    values[0] = plan.laterS();
    values[1] = plan.fixedS() + plan.laterS();
    int next = 0;
    int[] fixed = uploads.traffic().fixed();
    for (int k = 0; k < paths.length; k++) {
      boolean isFixed = next < fixed.length && fixed[next] == k;
      next += isFixed ? 1 : 0;
      values[k + 2] = isFixed ? 0 : paths[k] + plan.laterS();
    }
    return values;
  }

  private static boolean noneLess(double[] values, double[] rival) {
    for (int k = 0; k < values.length; k++) {
      if (rival[k] > values[k] * ROUNDING) {
        return false;
      }
    }
    return true;
  }
}
