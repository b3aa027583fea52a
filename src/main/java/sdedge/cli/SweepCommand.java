package sdedge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sdedge.cli.option.ChoiceOptions;
import sdedge.cli.terminal.SearchProgress;
import sdedge.cli.terminal.Terminal;
import sdedge.document.InvalidInputException;
import sdedge.generate.ChannelDrop;
import sdedge.generate.Choice;
import sdedge.result.files.RunInfo.Versions;
import sdedge.result.table.Csv;
import sdedge.result.table.Format;
import sdedge.result.table.Json;
import sdedge.result.table.TableRow;
import sdedge.storage.OutputFile;
import sdedge.storage.RowLog;
import sdedge.study.ExitCode;
import sdedge.study.Search;
import sdedge.study.Settings;
import sdedge.study.Study;
import sdedge.study.experiment.Experiment;
import sdedge.study.experiment.ExperimentFolder;
import sdedge.study.experiment.ExperimentKind;
import sdedge.study.experiment.Grid;
import sdedge.study.experiment.Manifest;
import sdedge.study.experiment.MeanTable;
import sdedge.study.experiment.Runner;
import sdedge.study.experiment.Shards;
import sdedge.study.experiment.TrialInputs;
import sdedge.study.experiment.TrialTable;

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
final class SweepCommand extends ExperimentCommand {
  private static final ExperimentKind KIND = ExperimentKind.SWEEP;

  /** After how a search runs. */
  private static final int FIRST_CHOICE = 26;

  @Parameters(paramLabel = "INSTANCE", arity = "0..*", description = "Instance files; - is stdin.")
  private List<String> files = new ArrayList<>();

  @Mixin private SweepAxes axes = new SweepAxes();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      order = 50,
      description = "Write the table to a file; default - is stdout.")
  private @Nullable String csv;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 51,
      description =
          "Directory of sweep.csv, sweep-mean.csv and sweep.json instead; every row is on"
              + " disk before the next search.")
  private @Nullable String directory;

  @Option(names = "--json", order = 60, description = "Print the tables as one JSON object.")
  private boolean json;

  private @Nullable Destination scores;
  private @Nullable OutputFile whole; // the table, if it is one file

  private SweepCommand(Terminal terminal, Search search) {
    super(terminal, search);
  }

  /** The command with the options that describe channels. */
  static CommandLine commandLine(Terminal terminal, Search search) {
    CommandLine command = new CommandLine(new SweepCommand(terminal, search));
    ChoiceOptions.addTo(command.getCommandSpec(), ChannelDrop.CHOICES, FIRST_CHOICE);
    return command;
  }

  @Override
  public Integer call() throws Exception {
    String contradiction = contradiction();
    if (contradiction != null) {
      throw usage(contradiction);
    }
    scores = scores();
    if (options.merge) {
      List<TableRow> rows = Shards.join(place().folder(), KIND, options.force.outputs(terminal));
      write(rows);
      return failures(rows, " searches").code();
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
    TrialInputs inputs = inputs(Settings.NONE, drop == null ? null : drop::of);
    inputs.read(instances);
    inputs.check(settings);
    Experiment experiment = new Experiment(KIND, grid, options.methods(), 1, options.shard);
    Map<String, String> given = options.given();
    choices().forEach((choice, value) -> given.put(choice.option().substring(2), value));
    inputs.base(settings).forEach((path, value) -> given.put(Manifest.BASE + path, value));
    Manifest manifest = Manifest.of(experiment, given, Versions.all(), inputs.digests());
    if (directory == null) {
      return run(experiment, inputs, List.of(), shown(experiment)).code();
    }
    try (RowLog log = open(place(), experiment, manifest)) {
      return run(experiment, inputs, log.rows(), log::append).code();
    }
  }

  /** Why the options do not go together; null if they do. */
  private @Nullable String contradiction() throws IOException {
    String contradiction = options.contradiction(!files.isEmpty(), directory != null);
    if (contradiction != null) {
      return contradiction;
    } else if (Terminal.STANDARD.equals(options.scores)
        && (json || (directory == null && csv == null))) {
      return "only one table can use stdout";
    } else if (csv != null && directory != null) {
      return "--csv and -o DIR do not go together";
    } else if (Destination.areSame(csv, options.scores)) {
      return "--csv and --scores need two files";
    }
    return json && Terminal.STANDARD.equals(csv)
        ? "--csv - and --json cannot both use stdout"
        : null;
  }

  private Map<Choice, String> choices() {
    return ChoiceOptions.given(spec, ChannelDrop.CHOICES);
  }

  /** What a seed draws; null without seeds. */
  private @Nullable ChannelDrop drop() {
    if (axes.isSeeded()) {
      return ChannelDrop.of(choices());
    } else if (!choices().isEmpty()) {
      throw new IllegalArgumentException(
          choices().keySet().iterator().next().option() + " goes with --seeds");
    }
    return null;
  }

  private ExperimentFolder place() {
    return new ExperimentFolder(Path.of(String.valueOf(directory)), KIND, options.shard);
  }

  /** Where rows are shown that no folder keeps; finds early that a file cannot take them. */
  private Runner.Rows shown(Experiment experiment) throws IOException {
    if (csv != null && !csv.equals(Terminal.STANDARD)) {
      Path file = Path.of(csv);
      Path folder = file.resolveSibling("");
      Format format = TrialTable.format(KIND, experiment.table().names());
      String name = String.valueOf(file.getFileName());
      whole = options.force.outputs(terminal).file(folder, name, format);
      Files.createDirectories(folder.toAbsolutePath().normalize());
    }
    if (whole != null || json) {
      return row -> {};
    }
    terminal.out().write(TableRow.header(experiment.table()));
    terminal.out().flush();
    return row -> {
      terminal.out().write(row.line());
      terminal.out().flush();
    };
  }

  private ExitCode run(
      Experiment experiment, TrialInputs inputs, List<TableRow> present, Runner.Rows sink)
      throws IOException, InvalidInputException {
    Study study = study(SearchProgress::start);
    List<TableRow> rows = make(experiment, inputs, Runner.compared(study), present, sink, 0);
    boolean isWhole = rows.size() == experiment.trials().size();
    if (isWhole || rows.size() > present.size()) {
      write(rows);
    }
    if (isWhole) {
      return failures(rows, " searches");
    }
    return interrupted(
        rows.isEmpty()
            ? " before there was any row; nothing is written"
            : "; the rows so far are written");
  }

  /** Writes and prints what is made of all rows at the end. */
  private void write(List<TableRow> rows) throws IOException {
    // Those of a shard would be means over some of the seeds.
    MeanTable means = options.shard.isWhole() ? MeanTable.of(rows) : null;
    if (directory != null && means != null) {
      place().writeSummary(means, options.force.outputs(terminal));
    }
    if (whole != null) {
      whole.write(TableRow.file(rows.get(0).names(), rows));
    }
    write(scores, rows);
    long limited = rows.stream().filter(TrialTable::hasNothing).count();
    if (means != null && limited > 0) {
      terminal.say(
          limited + " of " + rows.size() + " rows have no plan, and the means leave them out");
    }
    if (json) {
      Map<String, Object> tables = new LinkedHashMap<>();
      tables.put("rows", rows.stream().map(TableRow::object).toList());
      if (means != null) {
        tables.put("means", means.list());
      }
      Json.write(terminal.out(), out -> Json.value(out, tables));
    } else if (directory != null && !Terminal.STANDARD.equals(options.scores)) {
      terminal.out().println("written to " + directory);
    }
  }
}
