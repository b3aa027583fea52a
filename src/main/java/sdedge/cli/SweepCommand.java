package sdedge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sdedge.cli.option.ChoiceOptions;
import sdedge.cli.terminal.SearchProgress;
import sdedge.cli.terminal.Terminal;
import sdedge.document.Quote;
import sdedge.generate.ChannelDrop;
import sdedge.result.table.Csv;
import sdedge.result.table.Format;
import sdedge.result.table.Json;
import sdedge.result.table.TableRow;
import sdedge.storage.OutputFile;
import sdedge.study.ExitCode;
import sdedge.study.Settings;
import sdedge.study.experiment.Axis;
import sdedge.study.experiment.Experiment;
import sdedge.study.experiment.Experiment.ExperimentKind;
import sdedge.study.experiment.Grid;
import sdedge.study.experiment.Manifest;
import sdedge.study.experiment.MeanTable;
import sdedge.study.experiment.Runner;
import sdedge.study.experiment.TrialInputs;
import sdedge.study.experiment.TrialTable;

/** {@code sdedge sweep}. */
@Command(
    name = "sweep",
    headerHeading =
        "Example:%n  sdedge sweep instance.yaml --set speculation.max_length=0:8:2 --tasks 2,4%n%n",
    header = "Solve instances for all combinations of some of their values.",
    description = {
      "Values are v1,v2,… or ranges: 2:8:2 in steps, 1e6:1e9:x4 for 4 values in equal ratios.",
      "Optional keys that the file leaves out can be set too.",
      ""
    })
final class SweepCommand extends ExperimentCommand {
  /** After how a search runs. */
  private static final int FIRST_CHOICE = 26;

  private static final int LONGEST_VALUES = 120; // characters

  @Parameters(paramLabel = "INSTANCE", arity = "0..*", description = "Instance files; - is stdin.")
  private List<String> files = new ArrayList<>();

  @Mixin private SweepAxes axes = new SweepAxes();

  @Mixin private ChoiceOptions choices = new ChoiceOptions(ChannelDrop.CHOICES, FIRST_CHOICE);

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

  private @Nullable OutputFile whole; // the table, if it is one file

  SweepCommand() {
    super(ExperimentKind.SWEEP);
  }

  @Override
  List<String> named() {
    return files;
  }

  @Override
  @Nullable String folder() {
    return directory;
  }

  @Override
  @Nullable String ownContradiction() throws IOException {
    if (Terminal.STANDARD.equals(options.scores) && (json || (directory == null && csv == null))) {
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

  @Override
  Prepared prepared() throws Exception {
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
    axes.settings.stream()
        .filter(SweepAxes.Setting::hasRange)
        .map(each -> Quote.shortened(each.axis().toString(), LONGEST_VALUES))
        .forEach(values -> terminal().say("note: takes " + values));
    Map<String, String> given = new LinkedHashMap<>();
    choices.given().forEach((choice, value) -> given.put(choice.option().substring(2), value));
    inputs.base(settings).forEach((path, value) -> given.put(Manifest.BASE + path, value));
    Runner.Procedure procedure = Runner.compared(study(SearchProgress::start));
    return new Prepared(experiment(grid, 1), inputs, given, procedure, 0);
  }

  /** What a seed draws; null without seeds. */
  private @Nullable ChannelDrop drop() {
    if (axes.isSeeded()) {
      return ChannelDrop.of(choices.given());
    } else if (!choices.given().isEmpty()) {
      throw new IllegalArgumentException(
          choices.given().keySet().iterator().next().option() + " goes with --seeds");
    }
    return null;
  }

  /** Finds early that a file cannot take them. */
  @Override
  Runner.Rows shown(Experiment experiment) throws IOException {
    if (csv != null && !csv.equals(Terminal.STANDARD)) {
      Path file = Path.of(csv);
      Path folder = file.resolveSibling("");
      Format format = TrialTable.format(ExperimentKind.SWEEP, experiment.table().names());
      String name = String.valueOf(file.getFileName());
      whole = options.force.outputs(terminal()).file(folder, name, format);
      Files.createDirectories(folder.toAbsolutePath().normalize());
    }
    if (whole != null || json) {
      return row -> {};
    }
    terminal().out().write(TableRow.header(experiment.table()));
    terminal().out().flush();
    return row -> {
      terminal().out().write(row.line());
      terminal().out().flush();
    };
  }

  @Override
  ExitCode code(List<TableRow> rows) {
    return failures(rows, " searches");
  }

  @Override
  void report(List<TableRow> rows, @Nullable Destination scores) throws IOException {
    // Those of a shard would be means over some of the seeds.
    MeanTable means = options.shard.isWhole() ? MeanTable.of(rows) : null;
    if (directory != null && means != null) {
      place().writeSummary(means, options.force.outputs(terminal()));
    }
    if (whole != null) {
      whole.write(TableRow.file(rows.get(0).names(), rows));
    }
    write(scores, rows);
    long limited = rows.stream().filter(TrialTable::hasNothing).count();
    if (means != null && limited > 0) {
      terminal()
          .say(limited + " of " + rows.size() + " rows have no plan, and the means leave them out");
    }
    if (json) {
      Map<String, Object> tables = new LinkedHashMap<>();
      tables.put("rows", rows.stream().map(TableRow::object).toList());
      if (means != null) {
        tables.put("means", means.list());
      }
      Json.write(terminal().out(), out -> Json.value(out, tables));
    } else if (directory != null && !Terminal.STANDARD.equals(options.scores)) {
      terminal().out().println("written to " + directory);
    }
  }

  /** What varies in a sweep. */
  private static final class SweepAxes {
    @ArgGroup(exclusive = false, multiplicity = "0..*", order = 2)
    private List<Setting> settings = new ArrayList<>();

    @Option(
        names = "--tasks",
        paramLabel = "VALUES",
        order = 4,
        description = "Only the first tasks, so many.")
    private @Nullable String tasks;

    @Option(
        names = "--seeds",
        paramLabel = "SEEDS",
        order = 5,
        description = "Draw the channels again, such as 1..20, by --radio or --fading.")
    private @Nullable String seeds;

    /** A value that varies, and those that move along. */
    static final class Setting {
      @Option(
          names = "--set",
          required = true,
          paramLabel = "PATH=VALUES",
          order = 2,
          description =
              "Values of a path such as drafters[0].wireless.bandwidth_hz; [*] is every entry; *0.5"
                  + " multiplies what the file says.")
      private String path = "";

      @Option(
          names = "--with",
          paramLabel = "PATH=VALUES",
          order = 3,
          description = "Values of another path that move along with the --set before.")
      private List<String> linked = new ArrayList<>();

      /** Whether values are counted out that nobody has written down. */
      private boolean hasRange() {
        return path.contains(":") || linked.stream().anyMatch(other -> other.contains(":"));
      }

      private Axis axis() {
        Axis axis = Axis.parse(path);
        for (String other : linked) {
          axis = axis.with(other);
        }
        return axis;
      }
    }

    boolean isSeeded() {
      return seeds != null;
    }

    /**
     * All combinations but for seeds.
     *
     * @throws IllegalArgumentException if the options are wrong
     */
    Grid settings(List<String> files) {
      List<Axis> axes = new ArrayList<>();
      if (files.size() > 1) {
        axes.add(Axis.ofFiles(files));
      }
      settings.forEach(setting -> axes.add(setting.axis()));
      if (tasks != null) {
        axes.add(Axis.ofTasks(tasks));
      }
      if (axes.isEmpty() && seeds == null) {
        throw new IllegalArgumentException(
            "--set, --tasks, --seeds or another INSTANCE is missing");
      }
      return new Grid(axes);
    }

    /** All combinations; the seeds vary fastest. */
    Grid all(List<String> files) {
      List<Axis> axes = new ArrayList<>(settings(files).axes());
      if (seeds != null) {
        axes.add(Axis.ofSeeds(seeds));
      }
      return new Grid(axes);
    }
  }
}
