package sdedge.search.dp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.search.problem.ContiguousProblem;

/**
 * D_θ(i, j), the shortest path from position i to j over batches of length θ·Σa + (1 − θ)·Σb, for
 * every θ tried: no plan gets from i to j faster (docs/model.md section 7, "Bounds"). It holds
 * because every b and every a lies in at least one slot, of length max(a, b) ≥ θ·a + (1 − θ)·b;
 * waiting for uploads only adds.
 *
 * <p>Kept for every position are only the lightest batches by end and the paths to and from the
 * ends of the order; the paths inside a window are found when the search gets there, and dropped
 * behind it. Fed and asked by one thread.
 */
final class PathBounds {
  private final ContiguousProblem problem;
  private final double[][] weights;
  private final int thetas;
  private final double lastReadyS;
  private final double[][] lightest; // by position; by θ, then end
  private final double[] @Nullable [] lightestLater; // the same without step 1, where needed
  private final double[][] fromStart; // by θ, position
  private final double[][] toEnd; // by θ, position
  private final double[] @Nullable [] between; // by position; by θ, then end − position
  private final double[] @Nullable [] laterBetween;
  private int earliestOver; // the first position whose cohorts reach beyond the row added last

  /** No rows yet. */
  PathBounds(ContiguousProblem problem, double[][] weights) {
    this.problem = problem;
    this.weights = weights;
    thetas = weights.length;
    int size = problem.size();
    lastReadyS = Arrays.stream(problem.readyS()).max().orElse(0);
    lightest = new double[size][];
    lightestLater = new double[size][];
    between = new double[size + 1][];
    laterBetween = new double[size + 1][];
    fromStart = new double[thetas][size + 1];
    toEnd = new double[thetas][size + 1];
    for (double[] distance : fromStart) {
      Arrays.fill(distance, 1, size + 1, Double.POSITIVE_INFINITY);
    }
  }

  /**
   * The bounds of a problem; null if the control stops it.
   *
   * @param incumbents extended at every position; null if only the bounds are wanted
   */
  static @Nullable PathBounds of(
      ContiguousProblem problem,
      BatchTable table,
      HeapBudget budget,
      @Nullable PrimalHeuristic incumbents,
      Control control) {
    PathBounds bounds = new PathBounds(problem, table.weights());
    table.rewind();
    for (int from = 0; from < problem.size(); from++) {
      int needed = incumbents == null ? from + 1 : problem.cohortReach()[from];
      if (control.isStopped() || !table.build(from, needed, budget.ahead())) {
        return null;
      }
      bounds.add(table.row(from));
      if (incumbents != null) {
        incumbents.extend(from);
      }
      if (!budget.keepRows()) {
        table.drop(from);
      }
    }
    bounds.finish();
    return bounds;
  }

  ContiguousProblem problem() {
    return problem;
  }

  /** Takes the row of the next position in turn. */
  void add(BatchRow row) {
    int ends = row.ends();
    double[] least = new double[thetas * ends];
    for (int t = 0; t < thetas; t++) {
      double[] distance = fromStart[t];
      for (int e = 0; e < ends; e++) {
        int end = row.start + 1 + e;
        int batch = row.lightest(t, end);
        double length =
            batch == BatchRow.NONE ? Double.POSITIVE_INFINITY : row.weighted[batch * thetas + t];
        least[t * ends + e] = length;
        distance[end] = Math.min(distance[end], distance[row.start] + length);
      }
    }
    lightest[row.start] = least;
    while (problem.cohortReach()[earliestOver] <= row.start) {
      earliestOver++;
    }
    if (mayWait(earliestOver)) {
      lightestLater[row.start] = row.lightestLater(weights);
    }
  }

  /** Whether a plan may get to a position before the last upload of all is done. */
  boolean mayWait(int position) {
    int reached = position;
    while (fromStart(reached) == Double.POSITIVE_INFINITY) {
      reached--; // no batch may end here, so that none begins before it
    }
    return fromStart(reached) <= lastReadyS;
  }

  /** Completes the bounds after the row of the last position. */
  void finish() {
    for (int t = 0; t < thetas; t++) {
      double[] distance = toEnd[t];
      for (int i = problem.size() - 1; i >= 0; i--) {
        int ends = lightest[i].length / thetas;
        double least = Double.POSITIVE_INFINITY;
        for (int e = 0; e < ends; e++) {
          least = Math.min(least, lightest[i][t * ends + e] + distance[i + 1 + e]);
        }
        distance[i] = least;
      }
    }
  }

  private double[] paths(double[] @Nullable [] lengths, int from) {
    int reach = from < problem.size() ? problem.cohortReach()[from] : from;
    int width = reach - from + 1;
    double[] distance = new double[thetas * width];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    for (int t = 0; t < thetas; t++) {
      int zero = t * width - from; // so that index zero + position
      distance[zero + from] = 0;
      for (int i = from; i < reach; i++) {
        double[] byEnd = lengths[i];
        if (byEnd == null) {
          break; // nobody asks for what lies behind
        }
        int ends = byEnd.length / thetas;
        double here = distance[zero + i];
        for (int e = 0; e < ends && i + 1 + e <= reach; e++) {
          int to = zero + i + 1 + e;
          distance[to] = Math.min(distance[to], here + byEnd[t * ends + e]);
        }
      }
    }
    return distance;
  }

  /** Number of θ. */
  int thetas() {
    return thetas;
  }

  /**
   * D_θ(i, j) for all j up to the reach of a cohort from i: by θ, then j − i, {@code reach − i + 1}
   * values each.
   */
  double[] between(int i) {
    double[] paths = between[i];
    if (paths == null) {
      paths = paths(lightest, i);
      between[i] = paths;
    }
    return paths;
  }

  /** D_θ(i, j) of the steps n ≥ 2 alone, laid out likewise; for windows where a plan may wait. */
  double[] laterBetween(int i) {
    double[] paths = laterBetween[i];
    if (paths == null) {
      paths = paths(lightestLater, i);
      laterBetween[i] = paths;
    }
    return paths;
  }

  /** Forgets the paths from a position. */
  void drop(int position) {
    between[position] = null;
    laterBetween[position] = null;
  }

  /** D_θ(i, K). */
  double toEnd(int theta, int i) {
    return toEnd[theta][i];
  }

  /** max_θ D_θ(i, K). */
  double toEnd(int i) {
    return most(toEnd, i);
  }

  /** max_θ D_θ(0, i). */
  double fromStart(int i) {
    return most(fromStart, i);
  }

  private static double most(double[][] byTheta, int position) {
    double bound = 0;
    for (double[] distance : byTheta) {
      bound = Math.max(bound, distance[position]);
    }
    return bound;
  }
}
