package sdedge.study.simulation;

import static sdedge.result.table.Table.text;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;

/**
 * {@code tasks.csv}: a row per plan and task, with the distributions of its latencies.
 *
 * @param tpot null for a task of one token
 */
record TasksCsv(
    String plan, String task, Distribution ttft, Distribution e2e, @Nullable Distribution tpot) {
  private static final Table<TasksCsv> TABLE =
      Table.<TasksCsv>of(text("plan", TasksCsv::plan), text("task", TasksCsv::task))
          .with(Distribution.columns("ttft", TasksCsv::ttft))
          .with(Distribution.columns("e2e", TasksCsv::e2e))
          .with(Distribution.columns("tpot", TasksCsv::tpot));

  static Rows<TasksCsv> of(List<Samples> samples) {
    return new Rows<>(TABLE, () -> samples.stream().flatMap(TasksCsv::rows).iterator());
  }

  private static Stream<TasksCsv> rows(Samples plan) {
    return plan.tasks().stream().map(task -> of(plan.name(), task));
  }

  private static TasksCsv of(String plan, Samples.OfTask task) {
    double[] perTokenS = task.perTokenS();
    return new TasksCsv(
        plan,
        task.id(),
        Distribution.of(task.firstTokenS()),
        Distribution.of(task.completionS()),
        perTokenS.length == 0 ? null : Distribution.of(perTokenS));
  }
}
