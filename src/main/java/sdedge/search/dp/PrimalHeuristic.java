package sdedge.search.dp;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.search.problem.ContiguousProblem;

/**
 * Good plans before the search: from every position, along the shortest paths of the bounds, the
 * cohort that each path makes. Cheap, since paths share their beginnings, and close to the optimum
 * where one side determines most slots.
 */
final class PrimalHeuristic {
  private final ContiguousProblem problem;
  private final BatchTable table;
  private final SlotCosts costs;
  private final @Nullable Prefix[] best; // by position, the earliest prefix that ends there
  private final double[] @Nullable [] lasting; // by position, then end − position
  private int from;
  private int to;
  private int[] start = new int[0]; // by end − from, where the last batch of the path starts
  private int[] index = new int[0]; // its index in its row
  private int[] first = new int[0]; // the index of the first batch of the path
  private double[] distance = new double[0];
  private double[] clock = new double[0];
  private double[] later = new double[0];

  PrimalHeuristic(ContiguousProblem problem, BatchTable table, SlotCosts costs) {
    this.problem = problem;
    this.table = table;
    this.costs = costs;
    best = new Prefix[problem.size() + 1];
    best[0] = Prefix.EMPTY;
    lasting = new double[problem.size()][];
  }

  /** The earliest prefix found that ends at a position; null if there is none. */
  @Nullable Prefix best(int end) {
    return best[end];
  }

  /**
   * How long the shortest cohort found from a position lasts, by its length in tasks, seconds. If
   * it begins when all its prompts are there, that holds for every such begin; else it does not.
   */
  double[] lasting(int position) {
    return Objects.requireNonNull(lasting[position]);
  }

  /** Adds cohorts from the next position in turn; the rows of its window must be there. */
  void extend(int position) {
    Prefix before = best[position];
    from = position;
    to = problem.cohortReach()[from];
    double[] shortest = new double[to - from + 1];
    Arrays.fill(shortest, Double.POSITIVE_INFINITY);
    lasting[from] = shortest;
    if (before == null) {
      return; // no batch may end before it
    }
    if (start.length < to - from + 1) {
      allocate(to - from + 1);
    }
    for (int t = 0; t < table.weights().length; t++) {
      findPaths(t);
      priceCohorts(before, shortest);
    }
  }

  private void allocate(int ends) {
    start = new int[ends];
    index = new int[ends];
    first = new int[ends];
    distance = new double[ends];
    clock = new double[ends];
    later = new double[ends];
  }

  /** The tree of shortest paths for one θ. */
  private void findPaths(int theta) {
    int thetas = table.weights().length;
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    distance[0] = 0;
    for (int i = from; i < to; i++) {
      BatchRow row = table.row(i);
      int furthest = Math.min(to, i + row.ends());
      for (int end = i + 1; end <= furthest; end++) {
        int x = row.lightest(theta, end);
        if (x == BatchRow.NONE) {
          continue;
        }
        double length = distance[i - from] + row.weighted[x * thetas + theta];
        if (length < distance[end - from]) {
          distance[end - from] = length;
          start[end - from] = i;
          index[end - from] = x;
        }
      }
    }
  }

  /** Prices the path to every end, each from the path without its last batch. */
  private void priceCohorts(Prefix before, double[] shortest) {
    BatchRow firstRow = table.row(from);
    for (int end = from + 1; end <= to; end++) {
      int e = end - from;
      if (distance[e] == Double.POSITIVE_INFINITY) {
        continue;
      }
      BatchRow row = table.row(start[e]);
      int x = index[e];
      if (start[e] == from) {
        first[e] = x;
        clock[e] = Math.max(before.timeS(), row.ready[x]) + row.firstA(x);
        later[e] = costs.opening(row, x);
      } else {
        int p = start[e] - from;
        BatchRow last = table.row(start[p]);
        first[e] = first[p];
        clock[e] = costs.clock(clock[p], last, index[p], row, x);
        later[e] = later[p] + costs.pair(last, index[p], row, x);
      }
      double open = clock[e] + later[e];
      if (open < before.timeS() + shortest[e]) {
        double timeS = open + costs.closing(row, x, firstRow, first[e]);
        shortest[e] = Math.min(shortest[e], timeS - before.timeS());
        Prefix rival = best[end];
        if (rival == null || timeS < rival.timeS()) {
          best[end] = cohort(before, end, timeS);
        }
      }
    }
  }

  private Prefix cohort(Prefix before, int end, double timeS) {
    int batches = 0;
    for (int at = end; at != from; at = start[at - from]) {
      batches++;
    }
    int[] ends = new int[batches];
    int[] choices = new int[batches];
    for (int at = end; at != from; at = start[at - from]) {
      batches--;
      ends[batches] = at;
      choices[batches] = table.row(start[at - from]).choice(index[at - from]);
    }
    return before.plus(timeS, ends, choices);
  }
}
