package sdedge.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.output.Result;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.Termination;
import sdedge.search.solver.Method;
import sdedge.timeline.Execution;

/** {@code sdedge solve}. */
@Command(
    name = "solve",
    headerHeading = "Example:%n  sdedge solve instance.yaml --time-limit 30s -o results/first%n%n",
    header = "Find the plan of least makespan.")
final class SolveCommand implements Callable<Integer>, Interruptible {
  private final Terminal terminal;
  private final Search search;

  @Parameters(paramLabel = "INSTANCE", description = "Instance file; - is stdin.")
  private String file = "";

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      order = 1,
      completionCandidates = Keys.Methods.class,
      description = "${COMPLETION-CANDIDATES}; L is a length; default dp.")
  private Approach method = Method.DP;

  @Mixin private SearchOverrides overrides = new SearchOverrides();

  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--gap",
      paramLabel = "GAP",
      order = 21,
      description = "Stop at a gap such as 0.01 or 1%%; default 0.")
  private Gap gap = Gap.NONE;

  @Option(
      names = "--warm-start",
      order = 25,
      description = "milp:scip and milp:cpsat begin from a heuristic plan.")
  private boolean warmStart;

  @Option(
      names = "--require",
      paramLabel = "STATUS",
      order = 24,
      completionCandidates = Keys.Requirements.class,
      description = "Exit with 5 unless the result is ${COMPLETION-CANDIDATES}.")
  private @Nullable Requirement requirement;

  @Mixin private OutputOptions output = new OutputOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  SolveCommand(Terminal terminal, Search search) {
    this.terminal = terminal;
    this.search = search;
  }

  @Override
  public Integer call() throws Exception {
    long readingNanos = terminal.time().nanos();
    LoadedInstance loaded = new Inputs(terminal).instance(file, run.timeLimit);
    Instance instance = overrides.applyTo(loaded.instance());
    Delivery delivery =
        new Delivery(terminal, output, spec.commandLine(), "results/" + instance.name());
    RunControl control =
        new RunControl(run.timeLimit, Progress.start(terminal), terminal, readingNanos);
    Outcome outcome = search(instance, control);
    if (outcome instanceof Outcome.Refused refused) {
      throw CommandFailure.refused(method, refused.reason());
    } else if (outcome instanceof Outcome.Unknown) {
      return unknown(delivery, instance, loaded, control, outcome).code();
    }
    Execution execution =
        outcome instanceof Outcome.Found found ? ResultCheck.verified(instance, found) : null;
    Double autoregressiveS =
        execution == null ? null : autoregressiveS(instance, execution.plan(), control);
    ExitCode signalled = control.signalled(); // from here on a signal cuts nothing short
    if (signalled != null) {
      outcome = Interruption.of(outcome);
    }
    Result result =
        Result.of(instance, loaded.sha256(), method.key(), outcome, execution, autoregressiveS);
    delivery.deliver(result, new SelfCheck(loaded), options(instance), loaded.digests());
    return exitCode(outcome, signalled).code();
  }

  private Outcome search(Instance instance, RunControl control) {
    try {
      return search.solve(instance, method, options(), control);
    } finally {
      control.endProgress();
    }
  }

  private SearchOptions options() {
    return new SearchOptions(run.threads(), gap.fraction(), run.seed, warmStart);
  }

  private Map<String, @Nullable Object> options(Instance instance) {
    Map<String, @Nullable Object> used = new LinkedHashMap<>();
    used.put("command", spec.name());
    used.put("method", method.key());
    SearchOverrides.addTo(used, instance);
    run.addTo(used);
    used.put("gap", gap.fraction());
    used.put("warm_start", warmStart);
    return used;
  }

  private @Nullable Double autoregressiveS(Instance instance, Plan plan, RunControl control) {
    Outcome outcome =
        search.autoregressive(
            instance, plan, new SearchOptions(run.threads(), 0), control.forBaseline());
    return Baseline.makespanS(outcome);
  }

  /** Without a plan nothing is written, so that an earlier result stays. */
  private ExitCode unknown(
      Delivery delivery,
      Instance instance,
      LoadedInstance loaded,
      RunControl control,
      Outcome found)
      throws IOException {
    ExitCode signalled = control.signalled();
    Outcome outcome = signalled == null ? found : Interruption.of(found);
    delivery.print(Result.of(instance, loaded.sha256(), method.key(), outcome, null, null));
    terminal.say(
        "the search ended ("
            + outcome.termination().key()
            + ") before it found any plan; nothing is written."
            + advice(outcome.termination()));
    return signalled == null ? ExitCode.LIMIT : signalled;
  }

  private static String advice(Termination termination) {
    return switch (termination) {
      case TIME_LIMIT -> " Maybe give it more time?";
      case MEMORY_LIMIT -> " " + Main.MORE_MEMORY;
      default -> "";
    };
  }

  private ExitCode exitCode(Outcome outcome, @Nullable ExitCode signalled) {
    if (outcome instanceof Outcome.Infeasible) {
      return ExitCode.INFEASIBLE;
    }
    if (signalled != null) {
      return signalled;
    }
    boolean weaker = requirement == Requirement.OPTIMAL && !(outcome instanceof Outcome.Optimal);
    return weaker ? ExitCode.WEAKER : ExitCode.DONE;
  }
}
