package sdedge.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sdedge.document.InvalidInputException;
import sdedge.generate.ChannelDrop;
import sdedge.generate.Choice;
import sdedge.output.Csv;
import sdedge.study.Search;
import sdedge.study.Study;
import sdedge.study.log.Manifest;
import sdedge.study.sweep.Estimate;
import sdedge.study.sweep.Grid;
import sdedge.study.sweep.SweepRow;
import sdedge.study.sweep.SweepRunner;
import sdedge.study.sweep.SweepTable;

/** {@code sdedge sweep}. */
@Command(
    name = "sweep",
    headerHeading =
        "Example:%n  sdedge sweep instance.yaml --set speculation.max_length=0:8:2 --tasks 2,4%n%n",
    header = "Solve instances for all combinations of some of their values.",
    description = {
      "Values are v1,v2,… or ranges: 2:8:2 in steps, 1e6:1e9:x4 in 4 equal ratios.",
      "Optional keys that the file leaves out can be set too.",
      ""
    })
final class SweepCommand implements Callable<Integer>, Interruptible {
  /** After how a search runs. */
  private static final int FIRST_CHOICE = 26;

  private final Terminal terminal;
  private final Search search;

  @Parameters(paramLabel = "INSTANCE", arity = "1..*", description = "Instance files; - is stdin.")
  private List<String> files = new ArrayList<>();

  @Mixin private SweepAxes axes = new SweepAxes();
  @Mixin private TrialOptions options = new TrialOptions();
  @Mixin private WarningOptions warnings = new WarningOptions();
  @Mixin private SweepOutput output = new SweepOutput();

  @Spec private CommandSpec spec = CommandSpec.create();

  private SweepCommand(Terminal terminal, Search search) {
    this.terminal = terminal;
    this.search = search;
  }

  /** The command with the options that describe channels. */
  static CommandLine commandLine(Terminal terminal, Search search) {
    CommandLine command = new CommandLine(new SweepCommand(terminal, search));
    ChoiceOptions.addTo(command.getCommandSpec(), ChannelDrop.CHOICES, FIRST_CHOICE);
    return command;
  }

  @Override
  public Integer call() throws Exception {
    String contradiction = output.contradiction();
    if (contradiction != null) {
      throw usage(contradiction);
    }
    List<String> instances = files.stream().map(Csv::path).toList(); // as the table has them
    Grid settings;
    Grid grid;
    ChannelDrop drop;
    try {
      settings = axes.settings(instances);
      grid = axes.all(instances);
      drop = drop();
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
    SweepInputs inputs = new SweepInputs(terminal, instances, options.overrides, warnings, drop);
    inputs.check(settings);
    SweepTable table = new SweepTable(grid.names());
    Manifest conditions = Manifest.here(conditions(), Versions.all(), inputs.digests());
    try (SweepOutput.Sink sink = output.open(table, conditions, terminal)) {
      return run(grid, inputs, table, sink).code();
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** What a seed draws; null without seeds. */
  private @Nullable ChannelDrop drop() {
    Map<Choice, String> given = ChoiceOptions.given(spec, ChannelDrop.CHOICES);
    if (axes.isSeeded()) {
      return ChannelDrop.of(given);
    } else if (!given.isEmpty()) {
      throw new IllegalArgumentException(
          given.keySet().iterator().next().option() + " goes with --seeds");
    }
    return null;
  }

  private Map<String, String> conditions() {
    Map<String, String> given = new LinkedHashMap<>();
    given.put(
        Manifest.METHODS, String.join(",", options.methods().stream().map(m -> m.key()).toList()));
    given.putAll(options.given());
    new EnumMap<>(ChoiceOptions.given(spec, ChannelDrop.CHOICES))
        .forEach((choice, value) -> given.put(choice.option().substring(2), value));
    return given;
  }

  private ExitCode run(Grid grid, SweepInputs inputs, SweepTable table, SweepOutput.Sink sink)
      throws IOException, InvalidInputException {
    List<SweepRunner.Cell> missing = SweepRunner.missing(grid, options.methods(), sink.rows());
    RunControl control = new RunControl(options.run.timeLimit, Progress.silent(terminal), terminal);
    SweepProgress progress = new SweepProgress(terminal, inputs.warnings(), missing, inputs::tasks);
    SweepRunner runner = new SweepRunner(study(), control::isInterrupted, progress);
    int present = sink.rows().size();
    Double limitS = options.run.timeLimitS();
    progress.begin(
        present,
        Estimate.seconds(missing, inputs, limitS == null ? Double.POSITIVE_INFINITY : limitS));
    runner.run(missing, inputs, sink);
    progress.end();
    ExitCode signalled = control.signalled();
    if (signalled == null || sink.rows().size() > present) {
      output.finish(table, sink.rows(), terminal);
    }
    return ended(runner, sink.rows(), signalled);
  }

  private Study study() {
    return new Study(
        search,
        options.run.search(),
        () -> new RunControl(options.run.timeLimit, Progress.start(terminal), terminal));
  }

  private ExitCode ended(SweepRunner runner, List<SweepRow> rows, @Nullable ExitCode signalled) {
    if (signalled != null) {
      terminal.say(
          rows.isEmpty()
              ? "interrupted before there was any row; nothing is written"
              : "interrupted; the rows so far are written");
      return signalled;
    }
    long failed = rows.stream().filter(SweepRow::isError).count();
    if (failed > 0) {
      terminal.say(failed + " searches failed; the column error says why");
    }
    if (runner.isCheckFailed()) {
      return ExitCode.CHECK_FAILED;
    }
    return failed > 0 ? ExitCode.INTERNAL_ERROR : ExitCode.DONE;
  }
}
