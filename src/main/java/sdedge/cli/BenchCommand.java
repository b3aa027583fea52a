package sdedge.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sdedge.cli.option.SetOption;
import sdedge.cli.terminal.SearchProgress;
import sdedge.cli.text.BenchTable;
import sdedge.document.InvalidInputException;
import sdedge.result.files.RunInfo;
import sdedge.result.table.TableRow;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;
import sdedge.study.experiment.Axis;
import sdedge.study.experiment.Experiment.ExperimentKind;
import sdedge.study.experiment.Grid;
import sdedge.study.experiment.Runner.Meter;
import sdedge.study.experiment.Summary;
import sdedge.study.experiment.TrialInputs;

/** {@code sdedge bench}. */
@Command(
    name = "bench",
    headerHeading =
        "Example:%n  sdedge bench instances --methods dp,exhaustive --repeats 5 -o"
            + " results/bench%n%n",
    header = "Measure methods on instances, one row per run.",
    description = {
      "Repeats are interleaved, every row is on disk before the next run, and",
      "--resume continues where a run was killed. Failed runs become rows.",
      ""
    })
final class BenchCommand extends ExperimentCommand {
  @Parameters(
      paramLabel = "DIR|FILE",
      arity = "0..*",
      description = "Instance files, and folders that are searched for them.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--repeats",
      paramLabel = "N",
      order = 2,
      description = "Recorded runs of each method on each instance; default 3.")
  private int repeats = 3;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      order = 3,
      description = "Unrecorded runs of each before those; default 1.")
  private int warmups = 1;

  @Mixin private SetOption set = new SetOption();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 50,
      description = "Folder of runs.csv, bench.json and bench-summary.csv; default results/bench.")
  private String folder = "results/bench";

  @Option(names = "--json", order = 60, description = "Print the medians as one JSON object.")
  private boolean json;

  BenchCommand() {
    super(ExperimentKind.BENCH);
  }

  @Override
  List<String> named() {
    return inputs;
  }

  @Override
  String folder() {
    return folder;
  }

  @Override
  @Nullable String ownContradiction() {
    return repeats < 1 || warmups < 0
        ? "--repeats must be at least 1 and --warmup at least 0"
        : null;
  }

  @Override
  Prepared prepared() throws IOException, InvalidInputException, CommandFailure {
    List<String> files = TrialInputs.files(inputs);
    if (files.isEmpty()) {
      throw new CommandFailure(
          ExitCode.INTERNAL_ERROR, "no *.yaml, *.yml or *.json in " + String.join(", ", inputs));
    }
    Grid grid = new Grid(List.of(Axis.ofFiles(files)));
    TrialInputs instances = inputs(set.settings(), null);
    instances.readAll(grid);
    Map<String, String> given = new LinkedHashMap<>();
    given.put("warmup", Integer.toString(warmups));
    set.settings().values().forEach((path, value) -> given.put(RunInfo.SET + path, value));
    Meter meter = new Meter(study(SearchProgress::silent), terminal().time());
    return new Prepared(experiment(grid, repeats), instances, given, meter, warmups);
  }

  @Override
  void report(List<TableRow> runs, @Nullable Destination scores) throws IOException {
    if (runs.isEmpty()) {
      return;
    }
    Summary summary = Summary.of(runs);
    place().writeSummary(summary, options.force.outputs(terminal()));
    write(scores, runs);
    if (json) {
      summary.writeJson(terminal().out());
    } else {
      BenchTable.lines(summary).forEach(terminal().out()::println);
    }
  }

  @Override
  ExitCode code(List<TableRow> runs) {
    if (runs.isEmpty()) {
      terminal().say("the shard holds no runs");
      return ExitCode.DONE;
    }
    List<String> contradictions = Summary.of(runs).contradictions();
    contradictions.forEach(terminal()::say);
    return contradictions.isEmpty()
        ? failures(runs, " of " + runs.size() + " runs")
        : ExitCode.CHECK_FAILED;
  }
}
