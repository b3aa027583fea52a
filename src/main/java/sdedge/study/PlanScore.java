package sdedge.study;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.words;

import org.jspecify.annotations.Nullable;
import sdedge.plan.Plan;
import sdedge.result.files.PlanColumns;
import sdedge.result.table.Csv;
import sdedge.result.table.Format;
import sdedge.result.table.Table;
import sdedge.timeline.Execution;

/**
 * What one of many given plans comes to.
 *
 * @param file of the plan
 * @param status {@code feasible}, {@code infeasible}, {@code invalid} or {@code error}
 * @param execution null unless it is feasible
 * @param optimumS what its makespan is held against, seconds; null if not known
 * @param error why it is not feasible; empty if it is
 */
public record PlanScore(
    String file,
    String status,
    @Nullable Execution execution,
    @Nullable Double optimumS,
    String error) {

  public static final Table<PlanScore> TABLE =
      Table.<PlanScore>of(
              words("plan", PlanScore::file),
              words("status", PlanScore::status),
              optional(
                  column(
                      "makespan_s",
                      score -> score.execution == null ? null : score.execution.makespanS())),
              optional(column("gap_to_optimum", PlanScore::gap)),
              PlanColumns.words("pipeline", PlanScore::plan, Plan::pipeline),
              PlanColumns.words("scope", PlanScore::plan, Plan::scope),
              PlanColumns.words("order", PlanScore::plan, Plan::order),
              PlanColumns.words("uplink", PlanScore::plan, Plan::uplink))
          .with(PlanColumns.batches(PlanScore::plan))
          .with(words("error", PlanScore::error));

  public static final Format FORMAT = Format.table("table of evaluate", TABLE.names());

  /** A plan that was executed. */
  public static PlanScore feasible(String file, Execution execution, @Nullable Double optimumS) {
    return new PlanScore(file, "feasible", execution, optimumS, "");
  }

  /** A plan that keeps no limit or another, or a file that is no plan. */
  public static PlanScore failed(String file, String status, String error) {
    return new PlanScore(file, status, null, null, Csv.oneLine(error));
  }

  private @Nullable Double gap() {
    return execution == null || optimumS == null
        ? null
        : Double.valueOf((execution.makespanS() - optimumS) / optimumS);
  }

  private @Nullable Plan plan() {
    return execution == null ? null : execution.plan();
  }
}
