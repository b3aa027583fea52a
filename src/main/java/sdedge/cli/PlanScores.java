package sdedge.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import sdedge.cli.terminal.Terminal;
import sdedge.document.InvalidInputException;
import sdedge.latency.NegativePassTimeException;
import sdedge.result.table.Csv;
import sdedge.storage.OutputFile;
import sdedge.study.ExitCode;
import sdedge.study.ForeignPlan;
import sdedge.study.PlanScore;
import sdedge.timeline.Execution;

/** Scores many plans in one process, a row each; one that is wrong does not stop the others. */
final class PlanScores {
  private final Terminal terminal;
  private final PlanSource source;
  private final Watcher watcher;
  private final @Nullable Double optimumS;
  private int invalid;
  private int infeasible;
  private int broken;

  /** Reads plans. */
  @FunctionalInterface
  interface PlanSource {
    /** The plan of a file, as it is executed. */
    ForeignPlan read(String file) throws InvalidInputException, IOException;
  }

  /** Looks at what becomes of a feasible plan. */
  @FunctionalInterface
  interface Watcher {
    /** Refuses it if need be. */
    void executed(ForeignPlan plan, Execution execution) throws InvalidInputException;
  }

  /**
   * Scores plans.
   *
   * @param optimumS seconds; null if not known
   */
  PlanScores(Terminal terminal, PlanSource source, Watcher watcher, @Nullable Double optimumS) {
    this.terminal = terminal;
    this.source = source;
    this.watcher = watcher;
    this.optimumS = optimumS;
  }

  /**
   * Writes the table of some plans.
   *
   * @param target null for standard output, to which each row goes at once
   */
  ExitCode write(List<String> plans, @Nullable OutputFile target) throws IOException {
    if (target == null) {
      write(plans, terminal.out());
    } else {
      target.write(out -> write(plans, out));
    }
    int failed = invalid + infeasible + broken;
    if (failed > 0) {
      terminal.say(failed + " of " + plans.size() + " plans failed; the column error says why");
    }
    if (broken > 0) {
      return ExitCode.INTERNAL_ERROR;
    }
    ExitCode worst = infeasible > 0 ? ExitCode.INFEASIBLE_PLAN : ExitCode.DONE;
    return invalid > 0 ? ExitCode.INVALID_INPUT : worst;
  }

  private void write(List<String> plans, OutputStream out) throws IOException {
    Csv csv = PlanScore.TABLE.csv(out);
    for (String plan : plans) {
      PlanScore score = score(Csv.path(plan));
      PlanScore.TABLE.write(csv, score);
      csv.flush();
    }
    csv.flush();
  }

  private PlanScore score(String file) {
    try {
      ForeignPlan plan = source.read(file);
      if (plan.violations().isEmpty()) {
        Execution execution = plan.execute();
        watcher.executed(plan, execution);
        return PlanScore.feasible(file, execution, optimumS);
      }
      infeasible++;
      return PlanScore.failed(file, "infeasible", String.join("; ", plan.violations()));
    } catch (InvalidInputException e) {
      invalid++;
      return PlanScore.failed(file, "invalid", String.valueOf(e.problems().get(0)));
    } catch (IOException | NegativePassTimeException | ParameterException e) {
      invalid++;
      return PlanScore.failed(file, "invalid", String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) { // a bug, memory: the other plans go on
      broken++;
      return PlanScore.failed(file, "error", e.toString());
    }
  }
}
