package sdedge.study;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.NegativePassTimeException;
import sdedge.plan.Plan;
import sdedge.result.files.PlanColumns;
import sdedge.result.files.PlanReader;
import sdedge.result.table.Csv;
import sdedge.result.table.Format;
import sdedge.result.table.Table;
import sdedge.timeline.BeyondGrid;
import sdedge.timeline.Execution;

/**
 * Scores many plans of an instance, a row each; one that is wrong does not stop the others.
 *
 * @param instanceFile that is warned of
 * @param pipeline in place of the plans'; null for theirs
 * @param uplink in place of the plans'; null for theirs
 * @param optimumS seconds; null if not known
 */
public record PlanScores(
    Instance instance,
    String instanceFile,
    FileSource files,
    @Nullable Pipeline pipeline,
    @Nullable UplinkPolicy uplink,
    @Nullable Double optimumS) {
  /** The status of a plan that was executed. */
  public static final String FEASIBLE = "feasible";

  private static final String INFEASIBLE = "infeasible";
  private static final String INVALID = "invalid";
  private static final String BROKEN = "error";

  /** Writes the table of some plans, each row at once, and adds the status of each. */
  public void write(List<String> plans, OutputStream out, List<String> statuses)
      throws IOException {
    Csv csv = PlanScore.TABLE.csv(out);
    for (String plan : plans) {
      PlanScore score = score(Csv.path(plan));
      statuses.add(score.status);
      PlanScore.TABLE.write(csv, score);
      csv.flush();
    }
    csv.flush();
  }

  /** The worst that happened to a plan. */
  public static ExitCode worst(List<String> statuses) {
    if (statuses.contains(BROKEN)) {
      return ExitCode.INTERNAL_ERROR;
    }
    ExitCode worst = statuses.contains(INFEASIBLE) ? ExitCode.INFEASIBLE_PLAN : ExitCode.DONE;
    return statuses.contains(INVALID) ? ExitCode.INVALID_INPUT : worst;
  }

  private PlanScore score(String file) {
    try {
      Plan read = PlanReader.parse(file, files.bytes(file), instance).plan();
      String refusal = ForeignPlan.refusal(read, pipeline, uplink);
      if (refusal != null) {
        return PlanScore.failed(file, INVALID, refusal);
      }
      ForeignPlan plan = ForeignPlan.of(instance, read, pipeline, uplink);
      String contradiction = plan.contradiction();
      if (contradiction != null) {
        return PlanScore.failed(file, INVALID, contradiction);
      }
      if (plan.violations().isEmpty()) {
        Execution execution = plan.execute();
        files.warn(instanceFile, BeyondGrid.warnings(plan.instance(), execution));
        return PlanScore.feasible(file, execution, optimumS);
      }
      return PlanScore.failed(file, INFEASIBLE, String.join("; ", plan.violations()));
    } catch (InvalidInputException e) {
      return PlanScore.failed(file, INVALID, e.problems().get(0).toString());
    } catch (IOException | NegativePassTimeException e) {
      return PlanScore.failed(file, INVALID, String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) { // a bug, memory: the other plans go on
      return PlanScore.failed(file, BROKEN, e.toString());
    }
  }

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
                text("plan", PlanScore::file),
                text("status", PlanScore::status),
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
            .with(text("error", PlanScore::error));

    public static final Format FORMAT = Format.table("table of evaluate", TABLE.names());

    /** A plan that was executed. */
    static PlanScore feasible(String file, Execution execution, @Nullable Double optimumS) {
      return new PlanScore(file, FEASIBLE, execution, optimumS, "");
    }

    /** A plan that keeps no limit or another, or a file that is no plan. */
    static PlanScore failed(String file, String status, String error) {
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
}
