package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sdedge.check.CheckOutcome;
import sdedge.check.CheckReport;
import sdedge.check.ClaimChecker;
import sdedge.check.ClaimVerdict;
import sdedge.cli.option.SetOption.WarningOptions;
import sdedge.cli.terminal.WorkProgress;
import sdedge.control.ProgressListener;
import sdedge.document.InvalidInputException;
import sdedge.instance.LoadedInstance;
import sdedge.instance.reader.Arrivals;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;
import sdedge.study.StoredRun;

/** {@code sdedge check}. */
@Command(
    name = "check",
    headerHeading = "Example:%n  sdedge check instance.yaml results/first%n%n",
    header = "Recompute every number of a result, and derive its claims again.")
final class CheckCommand extends TerminalCommand {
  private static final int DIGITS = 12; // that distinguish digests

  @Parameters(index = "0", paramLabel = "INSTANCE", description = "Instance file; - is stdin.")
  private String file = "";

  @Parameters(
      index = "1",
      paramLabel = "DIR",
      description = "Directory of the result, of solve, evaluate, stream or capacity.")
  private Path directory = Path.of("");

  @Option(
      names = "--claim-time-limit",
      paramLabel = "TIME",
      order = 1,
      description = "Give up on claims of optimality this long after the start; default 60s.")
  private Duration limit = Duration.ofSeconds(60);

  @Option(
      names = "--skip-claims",
      order = 2,
      description = "Leave out what takes a search: optimality, bound, autoregressive makespan.")
  private boolean skip;

  @Option(names = "--json", order = 51, description = "Print the findings as one JSON object.")
  private boolean json;

  @Mixin private WarningOptions warnings = new WarningOptions();

  @Override
  ExitCode execute() throws Exception {
    LoadedInstance loaded =
        new Inputs(terminal(), warnings, StoredRun.settings(directory), null)
            .instance(file, Arrivals.ANY);
    CheckOutcome checked = ResultInput.checked(directory, loaded, terminal());
    if (isOfAnother(checked)) {
      throw new CommandFailure(ExitCode.CHECK_FAILED, ofAnother(loaded));
    }
    ClaimVerdict verdict =
        skip
            ? new ClaimVerdict.Skipped()
            : new WorkProgress(terminal(), "searching again what is claimed")
                .duringWithTime(
                    () ->
                        ClaimChecker.check(
                            checked, terminal().control(limit, ProgressListener.NONE)));
    CheckReport report = new CheckReport(directory.toString(), checked, verdict);
    if (json) {
      report.writeJson(terminal().out());
    } else if (report.differences().isEmpty()) {
      report.lines().forEach(terminal().out()::println);
    } else {
      report.writeCsv(terminal().out());
    }
    return code(report, verdict);
  }

  /** Whether neither the run nor the plan is of the instance, so that all else differs too. */
  private static boolean isOfAnother(CheckOutcome checked) {
    return has(checked, "run.json", "inputs") && has(checked, "plan.json", "sha256");
  }

  private static boolean has(CheckOutcome checked, String file, String column) {
    return checked.differences().stream()
        .anyMatch(
            difference -> difference.file().equals(file) && difference.column().equals(column));
  }

  private String ofAnother(LoadedInstance loaded) throws InvalidInputException, IOException {
    Map.Entry<String, String> own = StoredRun.read(directory).inputs().entrySet().iterator().next();
    return "%s: was made of another instance, %s (SHA-256 %s…), not of %s (%s…)"
        .formatted(
            directory,
            own.getKey(),
            own.getValue().substring(0, DIGITS),
            file,
            loaded.sha256().substring(0, DIGITS));
  }

  private ExitCode code(CheckReport report, ClaimVerdict verdict) {
    int differences = report.differences().size();
    if (differences > 0) {
      terminal()
          .say(
              directory + ": " + differences + (differences == 1 ? " difference" : " differences"));
      return ExitCode.CHECK_FAILED;
    }
    if (verdict instanceof ClaimVerdict.Undecided undecided) {
      terminal()
          .say(
              "%s: the claim is not derived again: %s. Maybe a longer --claim-time-limit?"
                  .formatted(directory, undecided.reason()));
      return ExitCode.LIMIT;
    }
    return ExitCode.DONE;
  }
}
