package sdedge.search.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.search.dp.BatchGraph;
import sdedge.search.problem.Partition;
import sdedge.wireless.allocation.Traffic;

/**
 * The beginning of a plan, up to a batch that others may follow in its cohort (open) or to the end
 * of a cohort (closed).
 *
 * @param parent the beginning of one batch or cohort end less; null of nothing at all
 * @param first the first batch of the open cohort, {@link #NONE} if closed
 * @param last the last batch, {@link #NONE} if closed
 * @param end the position reached
 * @param laterS g, what the later steps of the open cohort take so far, seconds
 * @param pathS by position, the longest path from "its batch may begin" to the clock; of a complete
 *     plan that is L
 * @param fixedS the longest path from time 0 or from the ready time of a fixed task
 * @param equalFinishS the clock if every batch waited for the equal finish of all tasks up to its
 *     end, and for nothing else
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, never changed
record PartialPlan(
    @Nullable PartialPlan parent,
    int first,
    int last,
    int end,
    double laterS,
    double[] pathS,
    double fixedS,
    double equalFinishS) {
  static final int NONE = -1;

  /** Nothing yet. */
  static final PartialPlan EMPTY = new PartialPlan(null, NONE, NONE, 0, 0, new double[0], 0, 0);

  boolean open() {
    return last != NONE;
  }

  boolean complete(BatchGraph graph) {
    return !open() && end == graph.size();
  }

  /** With a batch more: the first of a cohort, or one that follows the last. */
  PartialPlan plus(OrderUploads uploads, BatchGraph graph, int batch) {
    int to = graph.end(batch);
    double a = graph.firstA()[batch];
    double step = open() ? graph.slot(last, batch) : a;
    double later =
        open() ? laterS + graph.laterAfter(last)[batch - graph.from(end)] : graph.opening(batch);
    double[] paths = Arrays.copyOf(pathS, to);
    for (int k = 0; k < to; k++) {
      paths[k] = k < end ? paths[k] + step : a;
    }
    double fixed = fixedS + step;
    Traffic traffic = uploads.traffic();
    for (int k = uploads.firstFixed(end); k < uploads.firstFixed(to); k++) {
      fixed = Math.max(fixed, traffic.fixedReadyS()[k] + a);
    }
    double clock = Math.max(equalFinishS + step, uploads.equalFinishS()[to - 1] + a);
    return new PartialPlan(this, open() ? first : batch, batch, to, later, paths, fixed, clock);
  }

  /** With the cohort ended here. */
  PartialPlan closed(BatchGraph graph) {
    double rest = laterS + graph.closing(first, last);
    double[] paths = pathS.clone();
    for (int k = 0; k < paths.length; k++) {
      paths[k] += rest;
    }
    return new PartialPlan(this, NONE, NONE, end, 0, paths, fixedS + rest, equalFinishS + rest);
  }

  /** The cuts of a complete plan. */
  Partition partition(BatchGraph graph) {
    List<Integer> batches = new ArrayList<>();
    List<Integer> cohortEnds = new ArrayList<>();
    for (PartialPlan at = this; at != null && at.end > 0; at = at.parent) {
      if (at.open()) {
        batches.add(0, at.last);
      } else {
        cohortEnds.add(0, at.end);
      }
    }
    return new Partition(
        batches.stream().mapToInt(graph::end).toArray(),
        cohortEnds.stream().mapToInt(Integer::intValue).toArray(),
        batches.stream().map(graph::draftChoices).toList());
  }

  /**
   * Beginnings of plans met so far. One is dominated by another with the same last batch (and,
   * where the last slots depend on it, the same first batch of the cohort, else the same start) if
   * no path from any of its tasks to the clock is shorter, later steps of the open cohort included,
   * nor those later steps alone: whatever follows, under any allocation, is no faster.
   */
  static final class Dominance {
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
}
