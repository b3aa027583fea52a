package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sdedge.document.InvalidInputException;
import sdedge.study.Search;
import sdedge.study.Study;
import sdedge.study.bench.BenchFolder;
import sdedge.study.bench.BenchInstance;
import sdedge.study.bench.BenchPlan;
import sdedge.study.bench.BenchRunner;
import sdedge.study.bench.InstanceFiles;
import sdedge.study.bench.Run;
import sdedge.study.bench.Shard;
import sdedge.study.bench.Shards;
import sdedge.study.bench.Summary;
import sdedge.study.log.Manifest;
import sdedge.study.log.RowLog;

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
final class BenchCommand implements Callable<Integer>, Interruptible {
  private final Terminal terminal;
  private final Search search;

  @Parameters(
      paramLabel = "DIR|FILE",
      arity = "0..*",
      description = "Instance files, and folders that are searched for them.")
  private List<String> inputs = new ArrayList<>();

  @Mixin private TrialOptions options = new TrialOptions();
  @Mixin private WarningOptions warnings = new WarningOptions();

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

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 50,
      description = "Folder of runs.csv, bench.json and bench-summary.csv; default results/bench.")
  private String folder = "results/bench";

  @Option(names = "--resume", order = 51, description = "Make only the runs that are missing.")
  private boolean resume;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      order = 52,
      description = "Make one of N parts of the runs, from 1/N to N/N.")
  private Shard shard = Shard.WHOLE;

  @Option(
      names = "--merge",
      order = 53,
      description = "Join the shards in the folder of -o instead of running anything.")
  private boolean merge;

  @Mixin private ForceOption force = new ForceOption();

  @Option(names = "--json", order = 60, description = "Print the medians as one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  BenchCommand(Terminal terminal, Search search) {
    this.terminal = terminal;
    this.search = search;
  }

  @Override
  public Integer call() throws Exception {
    check();
    return (merge ? merged() : measured()).code();
  }

  private void check() {
    if (merge != inputs.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          merge ? "--merge takes no instances" : "an instance file or a folder is missing");
    } else if (repeats < 1 || warmups < 0) {
      throw new ParameterException(
          spec.commandLine(), "--repeats must be at least 1 and --warmup at least 0");
    }
  }

  private ExitCode merged() throws IOException, InvalidInputException {
    List<Run> runs = Shards.merge(Path.of(folder), force.outputs(terminal));
    return report(new BenchFolder(Path.of(folder), Shard.WHOLE), runs);
  }

  private ExitCode measured() throws IOException, InvalidInputException, CommandFailure {
    Inputs reading = new Inputs(terminal, warnings);
    BenchPlan plan = plan(reading);
    BenchFolder files = new BenchFolder(Path.of(folder), shard);
    Manifest manifest = plan.manifest(options.given(), Versions.all());
    RunControl control = new RunControl(options.run.timeLimit, Progress.silent(terminal), terminal);
    BenchProgress progress = new BenchProgress(terminal, reading.warnings());
    try (RowLog<Run> log = files.open(manifest, resume, force.outputs(terminal))) {
      Study study =
          new Study(
              search,
              options.run.search(),
              () -> new RunControl(options.run.timeLimit, Progress.silent(terminal), terminal));
      boolean complete =
          new BenchRunner(plan, study, control::isInterrupted, progress, terminal.time()).run(log);
      progress.end();
      if (!complete) {
        return interrupted(control.signalled(), log.rows().size(), plan);
      }
      return report(files, log.rows());
    } finally {
      progress.end();
    }
  }

  private BenchPlan plan(Inputs reading) throws IOException, CommandFailure, InvalidInputException {
    List<String> files = InstanceFiles.find(inputs);
    if (files.isEmpty()) {
      throw new CommandFailure(
          ExitCode.INTERNAL_ERROR, "no *.yaml, *.yml or *.json in " + String.join(", ", inputs));
    }
    BenchInputs reader = new BenchInputs(reading, options.overrides);
    List<BenchInstance> instances = new ArrayList<>();
    for (String file : files) {
      instances.add(reader.read(file));
    }
    return new BenchPlan(instances, options.methods(), repeats, warmups, shard);
  }

  private ExitCode interrupted(@Nullable ExitCode signal, int done, BenchPlan plan) {
    terminal.say(
        "interrupted after "
            + done
            + " of "
            + plan.cells().size()
            + " runs; --resume makes the others");
    return signal == null ? ExitCode.INTERRUPTED : signal;
  }

  private ExitCode report(BenchFolder files, List<Run> runs) throws IOException {
    if (runs.isEmpty()) {
      terminal.say("the shard holds no runs");
      return ExitCode.DONE;
    }
    Summary summary = Summary.of(runs);
    files.write(summary, force.outputs(terminal));
    if (json) {
      summary.writeJson(terminal.out());
    } else {
      BenchTable.lines(summary).forEach(terminal.out()::println);
    }
    summary.contradictions().forEach(terminal::say);
    if (!summary.contradictions().isEmpty()) {
      return ExitCode.CHECK_FAILED;
    }
    List<Run> failed = runs.stream().filter(Run::isError).toList();
    if (failed.isEmpty()) {
      return ExitCode.DONE;
    }
    terminal.say(
        failed.size()
            + " of "
            + runs.size()
            + " runs failed; the column error says why, of the first: "
            + failed.get(0).error());
    return ExitCode.INTERNAL_ERROR;
  }
}
