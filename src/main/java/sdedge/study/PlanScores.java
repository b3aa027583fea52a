package sdedge.study;

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
import sdedge.result.files.PlanReader;
import sdedge.result.table.Csv;
import sdedge.timeline.BeyondGrid;
import sdedge.timeline.Execution;

/** Scores many plans of an instance, a row each; one that is wrong does not stop the others. */
public final class PlanScores {
  private final Instance instance;
  private final FileSource files;
  private final Warner warner;
  private final @Nullable Pipeline pipeline;
  private final @Nullable UplinkPolicy uplink;
  private final @Nullable Double optimumS;
  private int invalid;
  private int infeasible;
  private int broken;

  /** Takes what is to be known of the execution of a plan. */
  @FunctionalInterface
  public interface Warner {
    /** Refuses it if need be. */
    void warn(List<String> warnings) throws InvalidInputException;
  }

  /**
   * Scores plans.
   *
   * @param pipeline in place of the plans'; null for theirs
   * @param uplink in place of the plans'; null for theirs
   * @param optimumS seconds; null if not known
   */
  public PlanScores(
      Instance instance,
      FileSource files,
      Warner warner,
      @Nullable Pipeline pipeline,
      @Nullable UplinkPolicy uplink,
      @Nullable Double optimumS) {
    this.instance = instance;
    this.files = files;
    this.warner = warner;
    this.pipeline = pipeline;
    this.uplink = uplink;
    this.optimumS = optimumS;
  }

  /** Writes the table of some plans, each row at once. */
  public void write(List<String> plans, OutputStream out) throws IOException {
    Csv csv = PlanScore.TABLE.csv(out);
    for (String plan : plans) {
      PlanScore.TABLE.write(csv, score(Csv.path(plan)));
      csv.flush();
    }
    csv.flush();
  }

  /** How many plans have no score so far. */
  public int failed() {
    return invalid + infeasible + broken;
  }

  /** The worst that happened to a plan so far. */
  public ExitCode worst() {
    if (broken > 0) {
      return ExitCode.INTERNAL_ERROR;
    }
    ExitCode worst = infeasible > 0 ? ExitCode.INFEASIBLE_PLAN : ExitCode.DONE;
    return invalid > 0 ? ExitCode.INVALID_INPUT : worst;
  }

  private PlanScore score(String file) {
    try {
      Plan read = PlanReader.parse(file, files.bytes(file), instance).plan();
      String refusal = ForeignPlan.refusal(read, pipeline, uplink);
      if (refusal != null) {
        return invalid(file, refusal);
      }
      ForeignPlan plan = ForeignPlan.of(instance, read, pipeline, uplink);
      String contradiction = plan.contradiction();
      if (contradiction != null) {
        return invalid(file, contradiction);
      }
      if (plan.violations().isEmpty()) {
        Execution execution = plan.execute();
        warner.warn(BeyondGrid.warnings(plan.instance(), execution));
        return PlanScore.feasible(file, execution, optimumS);
      }
      infeasible++;
      return PlanScore.failed(file, "infeasible", String.join("; ", plan.violations()));
    } catch (InvalidInputException e) {
      return invalid(file, e.problems().get(0).toString());
    } catch (IOException | NegativePassTimeException e) {
      return invalid(file, String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) { // a bug, memory: the other plans go on
      broken++;
      return PlanScore.failed(file, "error", e.toString());
    }
  }

  private PlanScore invalid(String file, String why) {
    invalid++;
    return PlanScore.failed(file, "invalid", why);
  }
}
