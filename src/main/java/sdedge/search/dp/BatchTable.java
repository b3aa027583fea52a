package sdedge.search.dp;

import org.jspecify.annotations.Nullable;
import sdedge.latency.StageModel;
import sdedge.latency.TaskSteps;
import sdedge.search.ContiguousProblem;

/**
 * The batch rows of a problem, built when first asked for; a row may be dropped and asked again.
 */
final class BatchTable {
  private final ContiguousProblem problem;
  private final StageModel model;
  private final TaskSteps[][] steps;
  private final @Nullable BatchRow[] rows;

  BatchTable(ContiguousProblem problem) {
    this.problem = problem;
    model = problem.stages();
    steps = new TaskSteps[problem.size()][problem.lengths().length];
    for (int position = 0; position < problem.size(); position++) {
      for (int q = 0; q < problem.lengths().length; q++) {
        steps[position][q] = TaskSteps.of(problem.task(position), problem.lengths()[q]);
      }
    }
    rows = new BatchRow[problem.size()];
  }

  /** The row of a start position. Not to be called by two threads for a row not yet built. */
  BatchRow row(int start) {
    BatchRow row = rows[start];
    if (row == null) {
      row = new BatchRow(problem, model, steps, start);
      rows[start] = row;
    }
    return row;
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
        values += 2 * longest + 6;
      }
    }
    return values * Double.BYTES;
  }
}
