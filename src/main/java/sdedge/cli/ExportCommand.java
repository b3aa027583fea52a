package sdedge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sdedge.calibrate.CalibratedNodes;
import sdedge.calibrate.Request;
import sdedge.cli.ResultInput.StoredResult;
import sdedge.cli.option.OutputOptions.ForceOption;
import sdedge.cli.option.ScheduleOptions;
import sdedge.cli.option.SetOption.WarningOptions;
import sdedge.cli.terminal.Terminal;
import sdedge.document.InvalidInputException;
import sdedge.document.Suggestion;
import sdedge.export.PerfettoTrace;
import sdedge.export.PlanExport;
import sdedge.export.TensorRtLlmSchedule;
import sdedge.export.VllmSchedule;
import sdedge.instance.Contradiction;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.instance.Pipeline;
import sdedge.plan.JoiningService;
import sdedge.result.files.saved.SavedFolder;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;
import sdedge.stream.steady.Residuals;
import sdedge.stream.steady.SteadyLoad;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;
import sdedge.study.FileSource;
import sdedge.study.stream.SavedStream;

/** {@code sdedge export}. */
@Command(
    name = "export",
    headerHeading = "Example:%n  sdedge export results/first --to perfetto -o trace.json%n%n",
    header = "Hand a result on to other tools.")
final class ExportCommand extends TerminalCommand {

  /** What the result becomes. */
  @SuppressWarnings("ImmutableEnumChecker") // no field is ever modified
  enum Target implements Named {
    PERFETTO(PlanExport.PERFETTO.format(), PlanExport.PERFETTO),
    VEGA_LITE(PlanExport.VEGA_LITE.format(), PlanExport.VEGA_LITE),
    LONG_CSV(PlanExport.LONG_CSV.format(), PlanExport.LONG_CSV),
    VLLM(VllmSchedule.FORMAT, null),
    TENSORRT_LLM(TensorRtLlmSchedule.FORMAT, null);

    private final Format file;
    private final @Nullable PlanExport ofPlan; // null for schedules, which need no plan

    Target(Format file, @Nullable PlanExport ofPlan) {
      this.file = file;
      this.ofPlan = ofPlan;
    }

    @Override
    public String toString() {
      return Named.word(this);
    }
  }

  @Parameters(
      paramLabel = "DIR",
      description =
          "Directory of a result, for perfetto also of a stream; for schedules an instance file"
              + " does too, or what calibrate wrote.")
  private String source = "";

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      required = true,
      order = 1,
      description = "${COMPLETION-CANDIDATES}.")
  private Target target = Target.PERFETTO;

  @Option(
      names = "--drafter",
      paramLabel = "ID",
      order = 2,
      description = "Schedules: whose drafts; needed if there are several.")
  private @Nullable String drafter;

  @Mixin private ScheduleOptions schedule = new ScheduleOptions();

  @Option(
      names = "--load",
      paramLabel = "INPUT,OUTPUT",
      order = 35,
      description =
          "Schedules, of the nodes.yaml of calibrate: the mean tokens of prompts and answers.")
  private @Nullable String load;

  @Option(
      names = "--allow-zero",
      order = 36,
      description =
          "Schedules of tensorrt-llm: keep lengths of 0, after which acceptance collapses.")
  private boolean allowsZero;

  @Mixin private ResultInput input = new ResultInput();

  @Mixin private ForceOption force = new ForceOption();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      order = 50,
      description = "Where it goes; default stdout.")
  private String output = Terminal.STANDARD;

  @Override
  ExitCode execute() throws Exception {
    checkOptions();
    FileContent content =
        target.ofPlan == null
            ? scheduled()
            : SavedStream.isIn(Path.of(source))
                ? ofStream()
                : target.ofPlan.of(input.read(Path.of(source), terminal()).execution());
    Destination.of(output, target.file, force, terminal()).write(content);
    return ExitCode.DONE;
  }

  /** Refuses what has no effect, and reads the logs. */
  private void checkOptions() throws InvalidInputException, IOException {
    schedule.check(new Inputs(terminal()));
    if (target != Target.TENSORRT_LLM) {
      schedule.requireNone(List.of("--allow-zero"), "without --to tensorrt-llm");
    }
    if (target == Target.TENSORRT_LLM) {
      schedule.requireNone(List.of("--context-axis", "--schedule-cost"), "with --to tensorrt-llm");
    } else if (target.ofPlan != null) {
      schedule.requireNone(
          List.of(
              "--drafter",
              "--load",
              "--lengths",
              "--mode",
              "--max-batch",
              "--context-axis",
              "--schedule-cost",
              "--kv-tokens",
              "--engine-log"),
          "without --to vllm");
    }
  }

  private FileContent ofStream() throws Exception {
    if (target != Target.PERFETTO) {
      throw CommandFailure.invalid(
          source + ": was written by stream, which is exported to perfetto only");
    }
    Path directory = Path.of(source);
    Instance instance = input.ofStream(directory, terminal());
    SavedStream stream = SavedStream.read(SavedFolder.open(directory));
    if (stream.schedule().rows() == 0) {
      throw CommandFailure.invalid(source + ": its schedule.csv tells no stages");
    }
    return new PerfettoTrace(instance, stream);
  }

  private VllmSchedule schedule() throws Exception {
    Path path = Path.of(source);
    boolean isFolder = Files.isDirectory(path);
    boolean isResult = isFolder && Files.notExists(CalibratedNodes.file(path));
    if (input.namesInstance() && !isResult) {
      throw usage("--instance is of results; " + source + " is none");
    } else if (isFolder && !isResult) {
      String file = CalibratedNodes.file(path).toString();
      return ofNodes(file, new Inputs(terminal()).bytes(file));
    } else if (isFolder) {
      StoredResult stored = input.read(path, terminal());
      if (stored.plan().continuous() instanceof JoiningService) {
        terminal()
            .say(
                "note: tasks of the plan join one by one, which engines cannot do; this is for groups");
      }
      return ofTasks(stored.instance());
    }
    Inputs inputs = new Inputs(terminal(), new WarningOptions(), input.settings(), null);
    byte[] bytes = inputs.bytes(source);
    return CalibratedNodes.isOne(bytes)
        ? ofNodes(source, bytes)
        : ofTasks(inputs.instance(source, bytes).instance());
  }

  private FileContent scheduled() throws Exception {
    VllmSchedule made = schedule();
    if (target == Target.VLLM) {
      made.remarks().forEach(terminal()::say);
      made.engineRemarks().forEach(terminal()::say);
      return made;
    }
    TensorRtLlmSchedule other = TensorRtLlmSchedule.of(made);
    other.remarks().forEach(terminal()::say);
    return other;
  }

  private VllmSchedule ofTasks(Instance instance) throws CommandFailure {
    if (load != null) {
      throw usage("--load is for nodes without tasks; " + source + " has tasks");
    }
    String refusal = Contradiction.refusal(instance, Pipeline.CONTINUOUS);
    if (refusal != null) {
      throw CommandFailure.invalid(source + ": " + refusal);
    }
    int d = drafterOf(instance);
    if (instance.tasksOf(d).length == 0) {
      throw usage("--drafter: no task belongs to " + instance.drafters().get(d).id());
    }
    return schedule.schedule(
        instance, d, List.of(), inOneMode -> SteadyLoad.of(inOneMode, d), Residuals.NONE, least());
  }

  private VllmSchedule ofNodes(String file, byte[] bytes)
      throws InvalidInputException, CommandFailure {
    if (load == null) {
      throw usage(
          file + " has no tasks: say --load INPUT,OUTPUT, mean tokens of prompts and answers");
    }
    Request.Load tokens = tokens(load);
    CalibratedNodes read = nodes(file, bytes);
    Instance nodes = read.instance();
    read.otherLoad(tokens.inputTokens(), tokens.outputTokens()).ifPresent(terminal()::say);
    return schedule.schedule(
        nodes,
        drafterOf(nodes),
        read.lengths(),
        one -> CalibratedNodes.load(one, tokens.inputTokens(), tokens.outputTokens()),
        read.residuals(schedule.mode(), tokens.inputTokens(), tokens.outputTokens()),
        least());
  }

  /** The least length that the engine bears. */
  private int least() {
    return target == Target.TENSORRT_LLM && !allowsZero ? 1 : 0;
  }

  private CalibratedNodes nodes(String file, byte[] bytes) throws InvalidInputException {
    try {
      return CalibratedNodes.read(file, bytes, FileSource.DISK.folder(file), input.settings());
    } catch (IllegalArgumentException e) {
      throw usage("--set: " + e.getMessage());
    }
  }

  private Request.Load tokens(String text) {
    try {
      return Request.Load.parse(text);
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
  }

  private int drafterOf(Instance instance) {
    List<String> ids = instance.drafters().stream().map(Drafter::id).toList();
    if (drafter == null && ids.size() == 1) {
      return 0;
    } else if (drafter == null) {
      throw usage("--drafter must name one of " + String.join(", ", ids));
    } else if (!ids.contains(drafter)) {
      throw usage("--drafter: " + Suggestion.mustBeOneOf(drafter, ids));
    }
    return ids.indexOf(drafter);
  }
}
