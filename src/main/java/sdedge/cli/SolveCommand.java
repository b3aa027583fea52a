package sdedge.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.cli.TerminalCommand.OneInstanceCommand;
import sdedge.cli.option.Converters;
import sdedge.cli.option.Keys;
import sdedge.cli.option.OutputOptions;
import sdedge.cli.option.RunOptions;
import sdedge.cli.option.ScheduleOptions.KvCacheOptions;
import sdedge.cli.option.SearchOverrides;
import sdedge.cli.terminal.SearchProgress;
import sdedge.cli.terminal.Terminal;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.document.Human;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Named;
import sdedge.instance.plausibility.Plausibility;
import sdedge.plan.Plan;
import sdedge.result.Result;
import sdedge.result.Status;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.planning.AllBatchPlans;
import sdedge.search.solver.Method;
import sdedge.study.CheckFailedException;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;
import sdedge.study.ForeignPlan;
import sdedge.study.Reserve;
import sdedge.study.SelfCheck;
import sdedge.study.Settings;
import sdedge.study.Study;
import sdedge.study.UsedOptions;

/** {@code sdedge solve}. */
@Command(
    name = "solve",
    headerHeading = "Example:%n  sdedge solve instance.yaml --time-limit 30s -o results/first%n%n",
    header = "Find the plan of least makespan.")
final class SolveCommand extends OneInstanceCommand {
  @Option(
      names = "--method",
      paramLabel = "METHOD",
      order = 1,
      completionCandidates = Keys.Methods.class,
      description = "${COMPLETION-CANDIDATES}; L is a length; default dp.")
  private Approach method = Method.DP;

  @Mixin private SearchOverrides overrides = new SearchOverrides();

  @Mixin private RunOptions.Seeded run = new RunOptions.Seeded();

  @Option(
      names = "--gap",
      paramLabel = "GAP",
      converter = Converters.Gap.class,
      order = 21,
      description = "Stop at a gap such as 0.01 or 1%%; default 0.")
  private double gap;

  @Option(
      names = "--warm-start",
      order = 25,
      description = "milp:scip and milp:cpsat begin from a heuristic plan.")
  private boolean warmStart;

  @Option(
      names = "--require",
      paramLabel = "STATUS",
      order = 24,
      description = "Exit with 5 unless the result is ${COMPLETION-CANDIDATES}.")
  private @Nullable Requirement requirement;

  /** What a result must be for the run to count as done. */
  enum Requirement implements Named {
    OPTIMAL;

    @Override
    public String toString() {
      return Named.word(this);
    }
  }

  @Option(
      names = "--start",
      paramLabel = "PLAN",
      order = 26,
      description =
          "Begin from a plan (plan.json); the result is no slower. One that is not contiguous in an"
              + " order searched bounds no search; it is the result, feasible, if it is faster.")
  private @Nullable String start;

  @Option(
      names = "--bound-all",
      order = 27,
      description =
          "Also bound what any policy could do, without batches too: bound_all_s, with its proof.")
  private boolean boundAll;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      order = 28,
      description =
          "${COMPLETION-CANDIDATES}: plans contiguous in an order, or all batch plans (any"
              + " partition into cohorts and batches), by dp; default auto: all where memory or"
              + " caps force cohorts or tasks are few, for about a second.")
  private PlanClass planClass = PlanClass.AUTO;

  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private KvCacheOptions caches = new KvCacheOptions();

  @Override
  ExitCode execute() throws Exception {
    Inputs inputs = inputs(caches);
    LoadedInstance loaded = inputs.instance(file, run.timeLimit);
    Instance instance = overrides.applyTo(loaded);
    Delivery delivery =
        new Delivery(terminal(), output, spec.commandLine(), "results/" + instance.name());
    Control control = control(instance);
    Plan plan = start == null ? null : ForeignPlan.toBeginFrom(instance, start, inputs);
    Study.Relaxations relaxations = new Study.Relaxations(planClass, boundAll);
    check(relaxations, instance);
    Study study = new Study(search(), options().from(plan), () -> control);
    Result result;
    try {
      result = study.solved(instance, method, loaded.sha256(), relaxations, terminal()::say);
    } catch (CheckFailedException e) {
      throw delivery.kept(e, e.files());
    }
    inputs.warn(file, result.warnings());
    delivery.begin();
    if (result.refusal() != null) {
      throw CommandFailure.refused(method, result.refusal());
    } else if (result.status() == Status.UNKNOWN) {
      unknown(delivery, result);
    } else {
      delivery.deliver(
          result.with(Plausibility.warnings(loaded)),
          new SelfCheck(loaded),
          UsedOptions.with(
              UsedOptions.ofSolve(method, instance, options(), run.timeLimit, start, relaxations),
              new Settings(loaded.settings())),
          loaded.digests());
      String note = Study.noteOnBatches(search(), method, result, control);
      if (note != null) {
        terminal().say("note: " + note);
      }
    }
    return exitCode(result, terminal().signalled());
  }

  /** Keeps time for what follows the search. */
  private Control control(Instance instance) {
    double readS = (terminal().time().nanos() - terminal().startedNanos()) / 1e9;
    Control whole = terminal().control(run.timeLimit, SearchProgress.start(terminal()));
    if (run.timeLimit == null) {
      return whole;
    }
    double countedS = Math.max(0, readS - Terminal.UNCOUNTED.toSeconds());
    double followsS = Reserve.seconds(instance, countedS, terminal().time());
    Control search = whole.followedBy(followsS);
    if (search.wrapUpS() < search.leftS()) {
      terminal()
          .say(
              ("the time limit is too short for a result of this size: executing, writing and"
                      + " checking the plan will take about %s after the search")
                  .formatted(Human.seconds(followsS)));
    }
    return search;
  }

  private SearchOptions options() {
    return new SearchOptions(run.threads(), gap, run.seed, warmStart, null);
  }

  /** Without a plan nothing is written, so that an earlier result stays. */
  private void unknown(Delivery delivery, Result result) throws IOException {
    delivery.print(result);
    terminal()
        .say(
            "the search ended (%s) before it found any plan; nothing is written.%s"
                .formatted(result.termination().key(), advice(result.termination())));
  }

  private static String advice(Termination termination) {
    return switch (termination) {
      case TIME_LIMIT -> " Maybe give it more time?";
      case MEMORY_LIMIT -> " " + Human.MORE_MEMORY;
      default -> "";
    };
  }

  /** Whether the best plan of the class asked for is known, under auto of contiguous plans. */
  private boolean isProven(Result result) {
    Outcome.Contiguous contiguous = result.proof().contiguous();
    return switch (planClass) {
      case PARTITIONS ->
          result.status() == Status.OPTIMAL && result.planClass() == PlanClass.PARTITIONS;
      case CONTIGUOUS -> result.status() == Status.OPTIMAL;
      case AUTO ->
          result.status() == Status.OPTIMAL || (contiguous != null && contiguous.isProven());
    };
  }

  /** Where all batch plans cannot be searched, it is a mistake to ask for them, or is said. */
  private void check(Study.Relaxations relaxations, Instance instance) {
    String mistake = relaxations.mistake(instance, method);
    if (mistake != null) {
      throw usage("--class " + mistake);
    }
    String refusal = AllBatchPlans.refusal(instance);
    if (planClass == PlanClass.PARTITIONS && refusal != null) {
      terminal().say("only contiguous plans are searched: " + refusal);
    }
  }

  private ExitCode exitCode(Result result, @Nullable ExitCode signalled) {
    Status status = result.status();
    if (status == Status.INFEASIBLE) {
      return ExitCode.INFEASIBLE;
    } else if (signalled != null) {
      return signalled;
    } else if (status == Status.UNKNOWN) {
      return ExitCode.LIMIT;
    }
    return requirement == Requirement.OPTIMAL && !isProven(result)
        ? ExitCode.WEAKER
        : ExitCode.DONE;
  }
}
