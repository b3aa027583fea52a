package sdedge.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import sdedge.cli.option.ExperimentOptions;
import sdedge.cli.option.WarningOptions;
import sdedge.cli.terminal.SearchProgress;
import sdedge.cli.terminal.Terminal;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.document.InvalidInputException;
import sdedge.result.table.TableRow;
import sdedge.storage.RowLog;
import sdedge.study.ExitCode;
import sdedge.study.Search;
import sdedge.study.Settings;
import sdedge.study.Study;
import sdedge.study.compare.PairScore;
import sdedge.study.compare.ScoredCase;
import sdedge.study.experiment.Experiment;
import sdedge.study.experiment.ExperimentFolder;
import sdedge.study.experiment.ExperimentKind;
import sdedge.study.experiment.LeastTime;
import sdedge.study.experiment.Manifest;
import sdedge.study.experiment.Runner;
import sdedge.study.experiment.TrialInputs;
import sdedge.study.experiment.TrialScores;
import sdedge.study.experiment.TrialTable;

/** What commands that make experiments have in common. */
abstract class ExperimentCommand extends TerminalCommand {
  private final Search search;
  private Warnings said;

  @Mixin ExperimentOptions options = new ExperimentOptions();
  @Mixin WarningOptions warnings = new WarningOptions();

  ExperimentCommand(Terminal terminal, Search search) {
    super(terminal);
    this.search = search;
    said = new Warnings(terminal, new WarningOptions());
  }

  /**
   * The instances of trials, which are warned of.
   *
   * @param before values in place of those of the files
   * @param drop null where no seed draws channels
   */
  TrialInputs inputs(Settings before, TrialInputs.@Nullable Drop drop) {
    Inputs inputs = new Inputs(terminal, warnings);
    said = inputs.warnings();
    return new TrialInputs(inputs, inputs::note, before, options.overrides.given()::applyTo, drop);
  }

  /** The table of a folder to add rows to. */
  RowLog open(ExperimentFolder folder, Experiment experiment, Manifest manifest)
      throws IOException, InvalidInputException {
    return folder.open(
        experiment.table(), manifest, options.resume, options.force.outputs(terminal));
  }

  /** The searches of trials, each under the time limit and shown in its own way. */
  Study study(Function<Terminal, SearchProgress> shown) {
    return new Study(
        search,
        options.run.search(),
        () -> terminal.controlFromNow(options.run.timeLimit, shown.apply(terminal)));
  }

  /** Makes what is missing, until the end or a signal; all rows. */
  List<TableRow> make(
      Experiment experiment,
      TrialInputs inputs,
      Runner.Procedure procedure,
      List<TableRow> present,
      Runner.Rows rows,
      int warmups)
      throws IOException, InvalidInputException {
    double mostS = Control.seconds(options.run.timeLimit);
    boolean isForecast = experiment.kind() == ExperimentKind.SWEEP;
    try (TrialProgress progress =
        new TrialProgress(
            terminal,
            said,
            experiment.kind(),
            inputs::tasks,
            isForecast ? trials -> LeastTime.seconds(trials, inputs, mostS) : null)) {
      Control interrupted = terminal.control(null, ProgressListener.NONE);
      return new Runner(experiment, inputs, procedure, progress, interrupted)
          .run(present, rows, warmups);
    }
  }

  /** Where the scores go; null for nowhere. */
  @Nullable Destination scores() throws IOException {
    return options.scores == null
        ? null
        : Destination.of(options.scores, PairScore.FORMAT, options.force, terminal);
  }

  /** Writes the scores, and says what they do not count. */
  void write(@Nullable Destination scores, List<TableRow> rows) throws IOException {
    if (scores != null) {
      List<ScoredCase> cases = TrialScores.of(rows);
      scores.write(PairScore.table(PairScore.of(cases)));
      ScoredCase.notes(cases).forEach(terminal::say);
    }
  }

  /** Says what a signal left. */
  ExitCode interrupted(String words) {
    terminal.say("interrupted" + words);
    return terminal.signalledOr(ExitCode.INTERRUPTED);
  }

  /** Says how many rows have no result, and why the first of them has none. */
  ExitCode failures(List<TableRow> rows, String trials) {
    List<String> errors = rows.stream().map(TrialTable::error).filter(e -> !e.isEmpty()).toList();
    if (errors.isEmpty()) {
      return ExitCode.DONE;
    }
    String why = " failed; the column error says why, of the first: ";
    terminal.say(errors.size() + trials + why + errors.get(0));
    return rows.stream().anyMatch(TrialTable::isCheckFailed)
        ? ExitCode.CHECK_FAILED
        : ExitCode.INTERNAL_ERROR;
  }
}
