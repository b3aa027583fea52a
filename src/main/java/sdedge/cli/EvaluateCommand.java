package sdedge.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sdedge.document.InputFile;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.output.PlanFile;
import sdedge.output.PlanReader;
import sdedge.plan.Feasibility;
import sdedge.plan.Lengths;
import sdedge.plan.Plan;
import sdedge.search.TaskOrdering;
import sdedge.search.joint.BestAllocation;
import sdedge.study.Search;
import sdedge.study.SelfCheck;
import sdedge.study.Study;
import sdedge.timeline.Execution;
import sdedge.timeline.Timeline;

/** {@code sdedge evaluate}. */
@Command(
    name = "evaluate",
    headerHeading = "Example:%n  sdedge evaluate instance.yaml plan.json -o results/mine%n%n",
    header = "Execute a given plan and report it as solve does.")
final class EvaluateCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Search search;

  @Parameters(index = "0", paramLabel = "INSTANCE", description = "Instance file; - is stdin.")
  private String file = "";

  @Parameters(index = "1", paramLabel = "PLAN", description = "Plan (plan.json); - is stdin.")
  private String planFile = "";

  @Option(
      names = "--pipeline",
      paramLabel = "PIPELINE",
      order = 10,
      completionCandidates = Keys.Pipelines.class,
      description = "In place of the plan's: ${COMPLETION-CANDIDATES}.")
  private @Nullable Pipeline pipeline;

  @Option(
      names = "--uplink",
      paramLabel = "POLICY",
      order = 11,
      completionCandidates = Keys.PlanUplinks.class,
      description = "In place of the plan's: ${COMPLETION-CANDIDATES}.")
  private @Nullable UplinkPolicy uplink;

  @Mixin private OutputOptions output = new OutputOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  EvaluateCommand(Terminal terminal, Search search) {
    this.terminal = terminal;
    this.search = search;
  }

  @Override
  public Integer call() throws Exception {
    if (file.equals(Inputs.STANDARD) && planFile.equals(Inputs.STANDARD)) {
      throw new ParameterException(spec.commandLine(), "only one input can be stdin");
    }
    if (uplink == UplinkPolicy.AUTO) {
      throw new ParameterException(
          spec.commandLine(), "--uplink auto is for a search; a plan needs one of the others");
    }
    Inputs inputs = new Inputs(terminal);
    LoadedInstance loaded = inputs.instance(file);
    byte[] planBytes = inputs.bytes(planFile);
    PlanFile read = PlanReader.parse(planFile, planBytes, loaded.instance());
    Plan plan = truthful(loaded.instance(), overridden(read.plan()));
    Instance instance = loaded.instance().withOptions(plan.pipeline(), null, null, plan.scope());
    warn(read, loaded);
    refuseInfeasible(instance, plan);
    if (uplink == UplinkPolicy.JOINT) {
      plan = BestAllocation.of(instance, plan).plan();
    }
    Delivery delivery =
        new Delivery(
            terminal, output, spec.commandLine(), "results/" + instance.name() + "-evaluated");
    Execution execution = Timeline.execute(instance, plan);
    Map<String, String> digests = new LinkedHashMap<>(loaded.digests());
    digests.put(planFile, InputFile.sha256(planBytes));
    delivery.deliver(
        Study.evaluated(search, instance, loaded.sha256(), execution),
        new SelfCheck(loaded),
        options(),
        digests);
    return ExitCode.DONE.code();
  }

  private Map<String, @Nullable Object> options() {
    Map<String, @Nullable Object> used = new LinkedHashMap<>();
    used.put("command", spec.name());
    used.put("pipeline", pipeline == null ? null : pipeline.key());
    used.put("uplink", uplink == null ? null : uplink.key());
    return used;
  }

  /** The plan without an order or a scope that it does not follow. */
  private static Plan truthful(Instance instance, Plan plan) {
    TaskOrder order = plan.order();
    Plan ordered =
        order == null || follows(instance, plan, order) ? plan : plan.with((TaskOrder) null);
    long lengths = plan.batches().stream().flatMapToInt(b -> b.lengths().all()).distinct().count();
    boolean perPart =
        plan.batches().stream().anyMatch(b -> b.lengths() instanceof Lengths.PerDrafter);
    Scope scope =
        perPart
            ? Scope.DRAFTER
            : plan.scope() == Scope.GLOBAL && lengths > 1 ? Scope.BATCH : plan.scope();
    return ordered.with(scope);
  }

  private static boolean follows(Instance instance, Plan plan, TaskOrder order) {
    int[] tasks = plan.tasks().stream().mapToInt(Integer::intValue).toArray();
    return Arrays.equals(tasks, TaskOrdering.sort(instance, order));
  }

  private Plan overridden(Plan plan) {
    UplinkPolicy policy = uplink == UplinkPolicy.JOINT ? UplinkPolicy.SEQUENTIAL : uplink;
    Plan changed = policy == null ? plan : plan.with(policy);
    Plan executed = pipeline == null ? changed : changed.with(pipeline);
    if (uplink == UplinkPolicy.JOINT && executed.pipeline() == Pipeline.ASYNCHRONOUS) {
      throw new ParameterException(
          spec.commandLine(),
          "--uplink joint allocates for a slot pipeline; under asynchronous no allocation is best");
    }
    return executed;
  }

  private void warn(PlanFile plan, LoadedInstance loaded) {
    String sha256 = plan.sha256();
    if (sha256 != null && !sha256.equals(loaded.sha256())) {
      terminal.say(
          "warning: "
              + planFile
              + " was made for another version of the instance (SHA-256 "
              + sha256
              + "); it is evaluated on "
              + file
              + " nevertheless");
    }
  }

  private void refuseInfeasible(Instance instance, Plan plan) throws CommandFailure {
    List<String> reasons = Feasibility.violations(instance, plan);
    if (!reasons.isEmpty()) {
      throw new CommandFailure(
          ExitCode.INVALID_INPUT,
          planFile + ": the plan is infeasible\n  " + String.join("\n  ", reasons));
    }
  }
}
