package sdedge.study;

import static sdedge.output.Table.column;
import static sdedge.output.Table.optional;
import static sdedge.output.Table.words;

import org.jspecify.annotations.Nullable;
import sdedge.output.Format;
import sdedge.output.PlanColumns;
import sdedge.output.Table;
import sdedge.plan.Plan;
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
public record Score(
    String file,
    String status,
    @Nullable Execution execution,
    @Nullable Double optimumS,
    String error) {

  /** The columns of the table of scores. */
  public static final Table<Score> TABLE =
      Table.<Score>of(
              words("plan", Score::file),
              words("status", Score::status),
              optional(
                  column(
                      "makespan_s",
                      score -> score.execution == null ? null : score.execution.makespanS())),
              optional(column("gap_to_optimum", Score::gap)),
              PlanColumns.words("pipeline", Score::plan, Plan::pipeline),
              PlanColumns.words("scope", Score::plan, Plan::scope),
              PlanColumns.words("order", Score::plan, Plan::order),
              PlanColumns.words("uplink", Score::plan, Plan::uplink))
          .with(PlanColumns.batches(Score::plan))
          .with(words("error", Score::error));

  /** Of the table in a file. */
  public static final Format FORMAT = Format.table("table of evaluate", TABLE.names());

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

  private @Nullable Plan plan() {
    return execution == null ? null : execution.plan();
  }
}
