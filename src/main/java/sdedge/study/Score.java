package sdedge.study;

import static sdedge.output.Table.column;

import java.util.IntSummaryStatistics;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.output.Table;
import sdedge.plan.Plan;
import sdedge.timeline.Execution;

/**
 * What one of many given plans comes to.
 *
 * @param file of the plan
 * @param status {@code feasible}, {@code infeasible} or {@code invalid}
 * @param execution null unless it is feasible
 * @param optimumS what its makespan is held against, seconds; null if not known
 * @param error why it is not feasible; empty if it is
 */
public record Score(
    String file,
    String status,
    @Nullable Execution execution,
    @Nullable Double optimumS,
    String error) {

  /** The columns of the table of scores. */
  public static final Table<Score> TABLE =
      Table.of(
          column("plan", Score::file),
          column("status", Score::status),
          column("makespan_s", score -> score.executed(Execution::makespanS)),
          column("gap_to_optimum", Score::gap),
          column("pipeline", score -> score.planned(Plan::pipeline)),
          column("scope", score -> score.planned(Plan::scope)),
          column("order", score -> score.planned(Plan::order)),
          column("uplink", score -> score.planned(Plan::uplink)),
          column("cohorts", score -> score.planned(plan -> plan.cohorts().size())),
          column("batches", score -> score.planned(plan -> plan.batches().size())),
          column("min_length", score -> score.planned(plan -> lengths(plan).getMin())),
          column("max_length", score -> score.planned(plan -> lengths(plan).getMax())),
          column("error", Score::error));

  /** A plan that was executed. */
  public static Score feasible(String file, Execution execution, @Nullable Double optimumS) {
    return new Score(file, "feasible", execution, optimumS, "");
  }

  /** A plan that keeps no limit or another, or a file that is no plan. */
  public static Score failed(String file, String status, String error) {
    return new Score(file, status, null, null, error.replaceAll("[\\p{Cntrl}\\s]+", " ").strip());
  }

  private @Nullable Double gap() {
    return execution == null || optimumS == null
        ? null
        : Double.valueOf((execution.makespanS() - optimumS) / optimumS);
  }

  private @Nullable Object executed(Function<Execution, @Nullable Object> value) {
    return execution == null ? null : value.apply(execution);
  }

  private @Nullable Object planned(Function<Plan, @Nullable Object> value) {
    return execution == null ? null : value.apply(execution.plan());
  }

  private static IntSummaryStatistics lengths(Plan plan) {
    return plan.batches().stream().flatMapToInt(batch -> batch.lengths().all()).summaryStatistics();
  }
}
