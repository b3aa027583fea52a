package sdedge.search.dp;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.latency.StageModel;
import sdedge.latency.TaskSteps;
import sdedge.search.ContiguousProblem;

/**
 * The batch rows of a problem. A search reads the rows of one window at a time and moves on, so
 * that rows can be built some way ahead, by all threads, and dropped behind.
 */
final class BatchTable {
  private final ContiguousProblem problem;
  private final StageModel model;
  private final TaskSteps[][] steps;
  private final double[][] weights;
  private final Workers workers;
  private final @Nullable BatchRow[] rows;

  /**
   * A table without rows.
   *
   * @param weights (θ, 1 − θ) by θ
   */
  BatchTable(ContiguousProblem problem, double[][] weights, Workers workers) {
    this.problem = problem;
    this.weights = weights;
    this.workers = workers;
    model = problem.stages();
    steps = new TaskSteps[problem.size()][problem.lengths().length];
    for (int position = 0; position < problem.size(); position++) {
      for (int q = 0; q < problem.lengths().length; q++) {
        steps[position][q] = TaskSteps.of(problem.task(position), problem.lengths()[q]);
      }
    }
    rows = new BatchRow[problem.size()];
  }

  /** (θ, 1 − θ) by θ. */
  double[][] weights() {
    return weights;
  }

  /**
   * Makes sure that the rows from {@code from} to {@code to} − 1 are there. If one is missing, up
   * to {@code ahead} rows behind {@code to} are built too. For one thread.
   */
  void build(int from, int to, int ahead) {
    int missing = to;
    while (missing > from && rows[missing - 1] == null) {
      missing--;
    }
    if (missing < to) {
      int end = (int) Math.min(problem.size(), (long) to + ahead);
      workers.forEach(missing, end, this::build);
    }
  }

  private void build(int start) {
    if (rows[start] == null) {
      rows[start] = new BatchRow(problem, model, steps, weights, start);
    }
  }

  /** The row of a start position, which must have been built. */
  BatchRow row(int start) {
    return Objects.requireNonNull(rows[start]);
  }

  /** Frees the row of a start position. */
  void drop(int start) {
    rows[start] = null;
  }

  /** Bytes of a row, whether built or not. */
  double bytes(int start) {
    double values = 0;
    for (int q = 0; q < problem.lengths().length; q++) {
      double longest = 0;
      for (int end = start + 1; end <= problem.batchReach()[start]; end++) {
        longest = Math.max(longest, steps[end - 1][q].steps());
        values += 2 * longest + 6 + weights.length;
      }
    }
    return values * Double.BYTES;
  }
}
