package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.cli.option.Keys;
import sdedge.cli.option.MethodNames;
import sdedge.cli.option.OutputOptions.ForceOption;
import sdedge.cli.option.RunOptions;
import sdedge.cli.option.SearchOverrides;
import sdedge.cli.option.SetOption.WarningOptions;
import sdedge.cli.terminal.SearchProgress;
import sdedge.cli.terminal.Terminal;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.document.InvalidInputException;
import sdedge.result.files.RunInfo.Versions;
import sdedge.result.table.TableRow;
import sdedge.search.Approach;
import sdedge.storage.Outputs;
import sdedge.storage.RowLog;
import sdedge.study.ExitCode;
import sdedge.study.Settings;
import sdedge.study.Study;
import sdedge.study.compare.CompareMethods;
import sdedge.study.compare.PairScore;
import sdedge.study.compare.ScoredCase;
import sdedge.study.experiment.Experiment;
import sdedge.study.experiment.Experiment.ExperimentKind;
import sdedge.study.experiment.ExperimentFolder;
import sdedge.study.experiment.Grid;
import sdedge.study.experiment.Manifest;
import sdedge.study.experiment.Runner;
import sdedge.study.experiment.Runner.LeastTime;
import sdedge.study.experiment.Shard;
import sdedge.study.experiment.Shards;
import sdedge.study.experiment.TrialInputs;
import sdedge.study.experiment.TrialTable;

/** What commands that make experiments have in common: instances, points and methods give rows. */
abstract class ExperimentCommand extends TerminalCommand {
  private final ExperimentKind kind;
  private @Nullable Inputs read; // once instances are read

  @Mixin ExperimentOptions options = new ExperimentOptions();
  @Mixin WarningOptions warnings = new WarningOptions();

  ExperimentCommand(ExperimentKind kind) {
    this.kind = kind;
  }

  /**
   * What is to be run.
   *
   * @param given options by name that make other rows, beside those of all experiments
   * @param procedure makes a row of a trial
   * @param warmups rounds of all trials before, which make none
   */
  record Prepared(
      Experiment experiment,
      TrialInputs inputs,
      Map<String, String> given,
      Runner.Procedure procedure,
      int warmups) {}

  /** Files and folders that were named. */
  abstract List<String> named();

  /** Where the rows are kept; null for nowhere. */
  abstract @Nullable String folder();

  /** Why the options do not go together, beside those of all experiments; null if they do. */
  abstract @Nullable String ownContradiction() throws IOException;

  /** Reads the instances. */
  abstract Prepared prepared() throws Exception;

  /** Where rows go that no folder keeps. */
  Runner.Rows shown(Experiment experiment) throws IOException {
    return row -> {};
  }

  /** Writes and prints what is made of rows. */
  abstract void report(List<TableRow> rows, @Nullable Destination scores) throws IOException;

  /** How an experiment with all rows ends; says what is wrong with some. */
  abstract ExitCode code(List<TableRow> rows);

  @Override
  final ExitCode execute() throws Exception {
    String contradiction = options.contradiction(!named().isEmpty(), folder() != null);
    String own = contradiction == null ? ownContradiction() : contradiction;
    if (own != null) {
      throw usage(own);
    }
    Destination scores = scores();
    Outputs outputs = options.force.outputs(terminal());
    if (options.merge) {
      return ended(Shards.join(place().folder(), kind, outputs), scores);
    }
    Prepared prepared = prepared();
    Experiment experiment = prepared.experiment;
    if (folder() == null) {
      return run(prepared, List.of(), shown(experiment), scores);
    }
    Map<String, String> given = options.given();
    given.putAll(prepared.given);
    Manifest manifest = Manifest.of(experiment, given, Versions.all(), prepared.inputs.digests());
    try (RowLog log = place().open(experiment.table(), manifest, options.resume, outputs)) {
      return run(prepared, log.rows(), log::append, scores);
    }
  }

  final ExperimentFolder place() {
    return new ExperimentFolder(Path.of(String.valueOf(folder())), kind, options.shard);
  }

  private ExitCode run(
      Prepared prepared, List<TableRow> present, Runner.Rows sink, @Nullable Destination scores)
      throws IOException, InvalidInputException {
    List<TableRow> rows = make(prepared, present, sink);
    int all = prepared.experiment.trials().size();
    if (rows.size() == all) {
      return ended(rows, scores);
    }
    boolean isSweep = kind == ExperimentKind.SWEEP;
    if (isSweep && rows.size() > present.size()) { // means of some are of use
      report(rows, scores);
    }
    String sweep =
        rows.isEmpty()
            ? " before there was any row; nothing is written"
            : "; the rows so far are written";
    String bench = " after " + rows.size() + " of " + all + " runs; --resume makes the others";
    terminal().say("interrupted" + (isSweep ? sweep : bench));
    return terminal().signalledOr(ExitCode.INTERRUPTED);
  }

  private ExitCode ended(List<TableRow> rows, @Nullable Destination scores) throws IOException {
    report(rows, scores);
    return code(rows);
  }

  /** Makes what is missing, until the end or a signal; all rows. */
  private List<TableRow> make(Prepared prepared, List<TableRow> present, Runner.Rows rows)
      throws IOException, InvalidInputException {
    TrialInputs inputs = prepared.inputs;
    double mostS = Control.seconds(options.run.timeLimit);
    boolean isForecast = kind == ExperimentKind.SWEEP;
    try (TrialProgress progress =
        new TrialProgress(
            terminal(),
            Objects.requireNonNull(read),
            kind,
            inputs::tasks,
            isForecast ? trials -> LeastTime.seconds(trials, inputs, mostS) : null)) {
      Control interrupted = terminal().control(null, ProgressListener.NONE);
      return new Runner(prepared.experiment, inputs, prepared.procedure, progress, interrupted)
          .run(present, rows, prepared.warmups);
    }
  }

  /**
   * The instances of trials, which are warned of.
   *
   * @param before values in place of those of the files
   * @param drop null where no seed draws channels
   */
  final TrialInputs inputs(Settings before, TrialInputs.@Nullable Drop drop) {
    Inputs inputs = new Inputs(terminal(), warnings, Settings.NONE, null);
    read = inputs;
    return new TrialInputs(inputs, before, options.overrides.given()::applyTo, drop);
  }

  final Experiment experiment(Grid grid, int repeats) {
    return new Experiment(kind, grid, options.methods(), repeats, options.shard);
  }

  /** The searches of trials, each under the time limit and shown in its own way. */
  final Study study(Function<Terminal, SearchProgress> shown) {
    return new Study(
        search(),
        options.run.search(),
        () -> terminal().controlFromNow(options.run.timeLimit, shown.apply(terminal())));
  }

  /** Where the scores go; null for nowhere. */
  private @Nullable Destination scores() throws IOException {
    return options.scores == null
        ? null
        : Destination.of(options.scores, PairScore.FORMAT, options.force, terminal());
  }

  /** Writes the scores, and says what they do not count. */
  final void write(@Nullable Destination scores, List<TableRow> rows) throws IOException {
    if (scores != null) {
      List<ScoredCase> cases = TrialTable.scored(rows);
      scores.write(PairScore.table(PairScore.of(cases)));
      ScoredCase.notes(cases).forEach(terminal()::say);
    }
  }

  /** Says how many rows have no result, and why the first of them has none. */
  final ExitCode failures(List<TableRow> rows, String trials) {
    List<String> errors = rows.stream().map(TrialTable::error).filter(e -> !e.isEmpty()).toList();
    if (errors.isEmpty()) {
      return ExitCode.DONE;
    }
    String why = " failed; the column error says why, of the first: ";
    terminal().say(errors.size() + trials + why + errors.get(0));
    return rows.stream().anyMatch(TrialTable::isCheckFailed)
        ? ExitCode.CHECK_FAILED
        : ExitCode.INTERNAL_ERROR;
  }

  /** Options of the commands that make experiments. */
  static final class ExperimentOptions {
    @Option(
        names = {"--methods", "--method"},
        paramLabel = "METHOD,…",
        order = 1,
        completionCandidates = Keys.Methods.class,
        converter = MethodNames.Single.class,
        description =
            "Some of ${COMPLETION-CANDIDATES}, with commas between; default dp; [NAME=]exec:COMMAND,"
                + " the last of a list, for a program that reads an instance and prints a plan.")
    private List<MethodNames> methods = new ArrayList<>();

    @Mixin public SearchOverrides overrides = new SearchOverrides();

    @Mixin public RunOptions.Seeded run = new RunOptions.Seeded();

    @Mixin public ForceOption force = new ForceOption();

    @Option(
        names = "--scores",
        paramLabel = "FILE",
        order = 55,
        description =
            "Also write how each method does against the optimum and every other one: mean gap with"
                + " its 95 %% interval, wins, ties, losses.")
    public @Nullable String scores;

    @Option(
        names = "--resume",
        order = 52,
        description = "Make only the rows that are missing in -o.")
    public boolean resume;

    @Option(
        names = "--shard",
        paramLabel = "I/N",
        order = 53,
        description = "Make one of N parts of the rows, from 1/N to N/N.")
    public Shard shard = Shard.WHOLE;

    @Option(
        names = "--merge",
        order = 54,
        description = "Join the shards in the folder of -o instead of running anything.")
    public boolean merge;

    /** Why these options do not go together with the others of a command; null if they do. */
    public @Nullable String contradiction(boolean hasInputs, boolean hasFolder) {
      String twice = MethodNames.twice(methods, List.of());
      if (twice != null) {
        return twice;
      } else if (merge == hasInputs) {
        return merge ? "--merge takes no instances" : "an instance file or a folder is missing";
      }
      boolean isPart = !shard.equals(Shard.WHOLE);
      if (isPart && scores != null) {
        return "--scores are of all rows: they go with --merge";
      }
      if (merge && isPart) {
        return "--merge joins all shards, so it takes no --shard";
      } else if (!hasFolder && (resume || merge || isPart)) {
        return (resume ? "--resume" : merge ? "--merge" : "--shard") + " needs -o DIR";
      }
      return null;
    }

    /** The methods, each once. */
    public List<Approach> methods() {
      return CompareMethods.each(methods.stream().flatMap(some -> some.names().stream()).toList());
    }

    /** What says how each search ran, by name; what was not given is absent. */
    public Map<String, String> given() {
      Map<String, @Nullable Object> used = new LinkedHashMap<>(overrides.given().given());
      run.addTo(used);
      Map<String, String> given = new LinkedHashMap<>();
      used.forEach(
          (name, value) -> {
            if (value != null) {
              given.put(name, value.toString());
            }
          });
      return given;
    }
  }
}
