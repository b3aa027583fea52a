package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.cli.TerminalCommand.OneInstanceCommand;
import sdedge.cli.option.Converters;
import sdedge.cli.option.OutputOptions.ForceOption;
import sdedge.cli.option.OutputOptions.PrintOptions;
import sdedge.cli.option.RunOptions;
import sdedge.cli.option.ScheduleOptions.KvCacheOptions;
import sdedge.cli.terminal.Palette;
import sdedge.cli.terminal.WorkProgress;
import sdedge.cli.text.StreamText;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Advanced;
import sdedge.control.ProgressListener.Stage;
import sdedge.document.Human;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Steps;
import sdedge.instance.reader.Arrivals;
import sdedge.result.files.RunInfo;
import sdedge.storage.ResultDirectory;
import sdedge.stream.StreamLevel;
import sdedge.study.ExitCode;
import sdedge.study.stream.GroupRange;
import sdedge.study.stream.PolicyWord;
import sdedge.study.stream.PreparedStream;
import sdedge.study.stream.ServingOptions;
import sdedge.study.stream.StreamFindings;
import sdedge.study.stream.StreamJson;

/** {@code sdedge stream}. */
@Command(
    name = "stream",
    headerHeading =
        "Example:%n  sdedge stream instance.yaml --slo ttft=1s,tpot=50ms --capacity%n%n",
    header = "Serve requests that arrive over time: latencies, capacity, what no policy exceeds.",
    description = {
      "Requests are copies of the tasks of the instance, served by continuous batching.",
      ""
    })
final class StreamCommand extends OneInstanceCommand {
  @Mixin private StreamOptions options = new StreamOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 50,
      description = "Directory of the result; default results/NAME-stream.")
  private @Nullable String directory;

  @Mixin private KvCacheOptions caches = new KvCacheOptions();

  @Option(
      names = "--all",
      order = 51,
      description = "Print all columns, and rows that are like others.")
  private boolean all;

  @Mixin private ForceOption force = new ForceOption();

  @Mixin private PrintOptions print = new PrintOptions();

  @Override
  ExitCode execute() throws Exception {
    ServingOptions asked = options.asked();
    String contradiction = asked.contradiction();
    if (contradiction != null) {
      throw usage(contradiction);
    }
    WorkProgress progress = new WorkProgress(terminal(), "looking for a bound");
    Control control = terminal().control(asked.timeLimit(), progress);
    Inputs inputs = inputs(caches);
    LoadedInstance loaded = inputs.instance(file, Arrivals.ANY, asked.timeLimit());
    PreparedStream stream = new PreparedStream(loaded, asked, inputs);
    inputs.warn(file, stream.warnings());
    String shown = directory == null ? "results/" + stream.name() + "-stream" : directory;
    ResultDirectory target = force.outputs(terminal()).directory(Path.of(shown), spec.name());
    StreamFindings findings = progress.during(() -> stream.findings(control, terminal()::say));
    inputs.warn(file, findings.warnings());
    StreamJson json = stream.json(findings);
    terminal().signals().finishing(() -> terminal().abandon(target, shown));
    Supplier<RunInfo> run = () -> terminal().run(stream.used(), stream.digests(), Map.of());
    write(json, target, run);
    if (print.json) {
      json.writeTo(terminal().out());
    } else {
      Palette palette = Palette.of(print.color, terminal());
      StreamText.of(findings, asked.isAuto(), all, palette).forEach(terminal().out()::println);
      terminal().out().println();
      terminal().out().println(Human.field("written to", shown));
    }
    return exitCode(findings);
  }

  /** Writes all files, and reports how far that is. */
  private void write(StreamJson json, ResultDirectory target, Supplier<RunInfo> run)
      throws IOException {
    Supplier<String> advice =
        () -> terminal().signalled() == null ? "" : "; another signal ends without it";
    try (WorkProgress progress = new WorkProgress(terminal(), "", advice).show()) {
      long rows = json.findings().question().source().count();
      progress.notified(new Stage("writing: %4$.0f %%%3$s%6$s", 0, rows));
      target.write(json.files(() -> progress.notified(new Advanced(0, 1))), run);
    }
  }

  private ExitCode exitCode(StreamFindings findings) {
    boolean hasNothing = findings.curve().isEmpty() && findings.capacities().isEmpty();
    return terminal().signalledOr(hasNothing ? ExitCode.LIMIT : ExitCode.DONE);
  }

  /** What is to be found out of a stream, and how long that may take. */
  private static final class StreamOptions {
    @Option(
        names = "--rate",
        paramLabel = "RATES",
        order = 1,
        description =
            "Requests per second: 2/s, 0.5,1,2/s, 0.5:4:0.5/s; max for all at once. Default half of"
                + " what any policy can serve, and max; with --capacity the largest capacity.")
    private Converters.@Nullable Rates rates;

    @Option(
        names = "--concurrency",
        paramLabel = "USERS",
        order = 1,
        description =
            "Users each of whom sends the next request when an answer is complete, with --rate not"
                + " before it would arrive; 8, 1,2,4, 1:128:x8. With --capacity the most of them"
                + " too.")
    private Converters.@Nullable Users users;

    @Option(
        names = "--arrivals",
        paramLabel = "LAW",
        order = 2,
        description =
            "poisson (the default), gamma:CV with the coefficient of variation of the gaps, or a CSV"
                + " file with arrival_s,task, for users their order. Of an instance with arrival_s"
                + " without --rate: as its tasks arrive.")
    private @Nullable String arrivals;

    @Option(
        names = "--requests",
        paramLabel = "N",
        order = 3,
        description = "How many are drawn; default 2000.")
    private @Nullable Integer requests;

    @Option(
        names = "--draws",
        paramLabel = "N",
        order = 5,
        description = "Repeat with other random numbers, for confidence intervals; default 1.")
    private int draws = 1;

    @Option(
        names = {"--policy", "--policies"},
        paramLabel = "POLICY",
        split = ",",
        order = 6,
        description =
            "Some of autoregressive, fixed:L, best, paced (needs --slo), joining; or all. Default"
                + " auto, the best of autoregressive, best and paced.")
    private List<PolicyWord> policies = new ArrayList<>();

    @Option(
        names = "--groups",
        paramLabel = "N",
        order = 7,
        description =
            "Groups that take turns; default auto, 1 and 2. Of joining: the part of the residents"
                + " that a pass waits for; 1 to 3.")
    private GroupRange groups = GroupRange.AUTO;

    @Option(
        names = "--modes",
        paramLabel = "NAMES",
        split = ",",
        order = 7,
        description =
            "Draft modes that may be loaded; every set of them is tried. Default all of the"
                + " instance.")
    private List<String> modes = new ArrayList<>();

    @Option(
        names = "--slo",
        paramLabel = "LEVEL",
        order = 8,
        description =
            "Such as ttft=1s,tpot=50ms,share=0.9: what at least a share of the requests gets; of the"
                + " first two one is needed, the share is 0.9 if not given.")
    private @Nullable StreamLevel level;

    @Option(
        names = "--capacity",
        order = 9,
        description = "Look for the largest rate at which --slo holds.")
    private boolean capacity;

    @Option(
        names = "--steps",
        paramLabel = "STEPS",
        order = 10,
        description =
            "mean, or expected for drawn acceptance, in place of the instance's:"
                + " ${COMPLETION-CANDIDATES}.")
    private @Nullable Steps steps;

    @Option(
        names = "--window",
        paramLabel = "REQUEST",
        order = 11,
        description =
            "Keep all stages of some steps, for a timeline, from the first of this request on, by its"
                + " number in requests.csv; default the one in the middle.")
    private @Nullable Integer window;

    @Mixin private RunOptions.Seeded run = new RunOptions.Seeded();

    /** What is asked for. */
    ServingOptions asked() {
      return new ServingOptions(
          rates == null ? null : rates.all(),
          users == null ? null : users.all(),
          arrivals,
          requests,
          run.seed,
          draws,
          policies,
          groups,
          modes,
          level,
          capacity,
          steps,
          window,
          run.timeLimit,
          run.threads());
    }
  }
}
