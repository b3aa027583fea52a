package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.document.Human;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.ContinuousService;
import sdedge.plan.Feasibility;
import sdedge.plan.GroupService;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.continuous.UplinkAlternation.Sent;
import sdedge.search.dp.Workers;
import sdedge.search.local.LocalSearch;
import sdedge.search.local.Solution;
import sdedge.search.planning.AllPoliciesBound;
import sdedge.search.planning.FailureRecovery;
import sdedge.search.problem.TaskOrdering;
import sdedge.stream.ContinuousRun;
import sdedge.stream.bound.ClosedBound;
import sdedge.timeline.Execution;
import sdedge.timeline.RunDraws;

/**
 * Plans for continuous batching (docs/model.md section 13): all simple policies in all orders, the
 * best ones improved by local search. Never slower than any of them.
 */
public final class ContinuousPlanning {
  private static final String NOTE =
      "continuous plans are found by local search: optimality is not claimed";
  private static final String SEARCH = "the search";
  private static final String LOCAL_SEARCH = "the local search";
  private static final long MOST_STEPS = 3_200_000; // of tasks, that the local search executes
  private static final long FEW_STEPS = 1_000_000; // of groups that are compared with other plans
  private static final int PART_OF_GROUPS = 8; // of all steps, where tasks may join
  private static final int PART_OF_DRAWN = 3; // of all steps, where steps are drawn, then
  private static final long MOST_COMPARED = 10_000_000; // tokens in all executions, for a remark
  private static final int DRAWN = 8; // services of it that are executed with all draws
  private static final int FEW_TASKS = 500; // with which more groups are tried
  private static final int GROUPS_OF_MANY = 2;
  private static final int FEW_BATCHED = 40; // tasks, whose best batches are soon known
  private static final double BATCHED = 0.3; // of a time limit, until they are
  private static final double BOUNDED = 0.6; // of a time limit, until there is a bound
  private static final double LATE_S = 3; // beyond a limit, for the first plan

  private static final String BATCHES = "the search of batches";

  private final Instance instance;
  private final boolean joins; // tasks one by one, too
  private final long mostSteps;
  private final SearchOptions options;
  private final Control control;
  private final List<Solution<GroupService>> executed = new ArrayList<>();
  private final LongAdder runs = new LongAdder();
  private PromptArrivals arrivals = PromptArrivals.IN_TURN;
  private volatile boolean fails; // a simple policy, which is a bug

  private ContinuousPlanning(
      Instance instance, boolean joins, long mostSteps, SearchOptions options, Control control) {
    this.instance = instance;
    this.joins = joins;
    this.mostSteps = mostSteps;
    this.options = options;
    this.control = control;
  }

  /**
   * The best plan of an instance of the pipeline {@code continuous}.
   *
   * @param batches the best plan of batches, whose allocation is tried where one is to be found
   */
  public static Outcome best(
      Instance instance,
      SearchOptions options,
      Control control,
      Function<Control, Outcome> batches) {
    ContinuousPlanning planning =
        new ContinuousPlanning(instance, true, MOST_STEPS, options, control);
    return planning.solve(planning.choices(batches));
  }

  /** A good one of groups, as engines serve, with less effort. */
  public static Outcome forComparison(Instance instance, SearchOptions options, Control control) {
    return new ContinuousPlanning(instance, false, FEW_STEPS, options, control)
        .solve(PromptArrivals.choices(instance));
  }

  /** The order of admission of a plan without drafts, with the best number of groups. */
  public static Outcome withoutDrafts(Instance instance, Plan plan, Control control) {
    ContinuousRun run = ContinuousRun.of(instance, plan);
    GroupService.GroupRule rule = new GroupService.GroupRule(Batching.UNLIMITED, 0);
    List<Solution<GroupService>> executed = new ArrayList<>();
    for (int groups = 1; groups <= SimpleServices.MOST_GROUPS; groups++) {
      GroupService service = new GroupService(plan.tasks(), Collections.nCopies(groups, rule));
      executed.add(executed(run, service, control));
      if (Double.isInfinite(executed.get(groups - 1).makespanS())) {
        return new Outcome.Unknown(Termination.INTERRUPTED, null);
      }
    }
    Solution<GroupService> best = Collections.min(executed, Solution.FASTEST);
    Plan inTurn = new Plan(plan.scope(), plan.order(), best.plan());
    Plan silent =
        plan.allocation() == null ? inTurn.with(plan.uplink()) : inTurn.with(plan.allocation());
    return new Outcome.Feasible(
        silent, best.makespanS(), null, Termination.COMPLETED, "", Counts.NONE);
  }

  /**
   * What continuous batching in groups takes beside a plan of batches, to about a percent of what a
   * search of its own finds: by the simple policies and a short search, under mean steps, of which
   * the best are executed as the instance says.
   *
   * @param plan whose order is tried too; null for none
   * @return null if it was stopped, or is not {@link #isCompared}
   */
  public static @Nullable Double comparedS(
      Instance instance, @Nullable Plan plan, Control control) {
    List<GroupService> services = compared(instance, plan);
    if (!isCompared(instance, services)) {
      return null;
    }
    Instance mean = instance.with(Steps.MEAN);
    LongAdder runs = new LongAdder();
    ServiceEvaluator<GroupService> ofMean =
        new ServiceEvaluator<>(new ContinuousRun(mean), control, runs);
    List<Solution<GroupService>> found = new ArrayList<>();
    services.forEach(service -> found.add(ofMean.executed(service)));
    found.sort(Solution.FASTEST);
    Solution<GroupService> improved =
        GroupSearch.improve(mean, null, found.get(0).plan(), FEW_STEPS, control, runs);
    double bestS = improved.makespanS();
    if (RunDraws.areFor(instance, Pipeline.CONTINUOUS)) {
      found.add(0, improved);
      bestS = fastest(new ContinuousRun(instance), found, control, runs).makespanS();
    }
    return control.stop() == null && Double.isFinite(bestS) ? bestS : null;
  }

  private static Solution<ContinuousService> wide(Solution<? extends ContinuousService> narrow) {
    return new Solution<>(narrow.plan(), narrow.makespanS());
  }

  /** The fastest of the first few services, executed as the instance says. */
  private static <S extends ContinuousService> Solution<S> fastest(
      ContinuousRun run, List<Solution<S>> found, Control control, LongAdder runs) {
    ServiceEvaluator<S> drawn = new ServiceEvaluator<>(run, control, runs);
    Solution<S> best = drawn.executed(found.get(0).plan());
    for (Solution<S> each : found.subList(1, Math.min(DRAWN, found.size()))) {
      double seconds = drawn.makespanS(each.plan(), best.makespanS());
      best = seconds < best.makespanS() ? new Solution<>(each.plan(), seconds) : best;
    }
    return best;
  }

  /** Whether continuous batching is compared with a plan: not where it is refused or takes long. */
  public static boolean isCompared(Instance instance, @Nullable Plan plan) {
    return isCompared(instance, compared(instance, plan));
  }

  private static boolean isCompared(Instance instance, List<GroupService> services) {
    long tokens = instance.tasks().stream().mapToLong(task -> task.outputTokens()).sum();
    return Feasibility.noExecution(instance, Pipeline.CONTINUOUS) == null
        && !services.isEmpty()
        && services.size() * tokens <= MOST_COMPARED;
  }

  private static List<GroupService> compared(Instance instance, @Nullable Plan plan) {
    Set<GroupService> all = simple(instance);
    if (plan != null) {
      int[] own = plan.tasks().stream().mapToInt(Integer::intValue).toArray();
      all.addAll(SimpleServices.of(instance, own, SimpleServices.MOST_GROUPS));
    }
    return List.copyOf(all);
  }

  /** Ways for prompts to come, with the allocation of the best batches if that is soon known. */
  private List<PromptArrivals> choices(Function<Control, Outcome> batches) {
    List<PromptArrivals> all = new ArrayList<>(PromptArrivals.choices(instance));
    if (isAllocated() && instance.tasks().size() <= FEW_BATCHED) {
      double restS = Double.isInfinite(control.leftS()) ? 0 : (1 - BATCHED) * control.leftS();
      Outcome outcome =
          FailureRecovery.attempt(
              control, BATCHES, () -> batches.apply(control.before(restS).of(BATCHES)));
      if (outcome instanceof Outcome.Found found && found.plan().allocation() != null) {
        all.add(PromptArrivals.of(instance, found.plan(), found.plan().allocation()));
      }
    }
    return all;
  }

  /** Whether bands are to be allocated, and anything is better than prompts in turn. */
  private boolean isAllocated() {
    return instance.uplink() == UplinkPolicy.JOINT && PromptArrivals.sharesBands(instance);
  }

  private Outcome solve(List<PromptArrivals> choices) {
    List<GroupService> simple = simple();
    arrivals = fastest(simple, choices);
    execute(simple.subList(0, 1), control.wrapUp(LATE_S));
    if (executed.isEmpty()) { // it failed, or took too long
      execute(simple.subList(1, simple.size()), control);
    }
    if (executed.isEmpty()) {
      Termination stop = control.stop();
      return new Outcome.Unknown(stop == null ? Termination.INTERRUPTED : stop, null);
    }
    control.progress(executed.get(0).makespanS(), 0);
    double leftS = control.leftS();
    double restS = Double.isInfinite(leftS) ? 0 : (1 - BOUNDED) * leftS;
    ClosedBound bound = AllPoliciesBound.of(instance, Pipeline.CONTINUOUS, control.before(restS));
    double boundS = bound == null ? 0 : bound.boundS();
    executeRest(simple.subList(1, simple.size()));
    Solution<GroupService> groups = executed.get(0);
    control.progress(groups.makespanS(), Math.min(boundS, groups.makespanS()));
    Solution<JoiningService> joining = null;
    if (gap(groups, boundS) > Math.max(options.gap(), Solution.SAME)) {
      Solution<GroupService> better =
          FailureRecovery.attempt(control, LOCAL_SEARCH, joins ? this::aLittle : this::improved);
      groups = better == null || groups.isFasterThan(better) ? groups : better;
      joining = joins ? FailureRecovery.attempt(control, LOCAL_SEARCH, this::joining) : null;
    }
    Solution<ContinuousService> better =
        joining != null && joining.isFasterThan(groups) ? wide(joining) : wide(groups);
    return outcome(sent(better, boundS), noteOf(groups, joining), bound);
  }

  /** The prompts for which the first few simple policies take the least time, as a rule. */
  private PromptArrivals fastest(List<GroupService> simple, List<PromptArrivals> choices) {
    PromptArrivals best = choices.get(0);
    double bestS = Double.POSITIVE_INFINITY;
    for (PromptArrivals each : choices.size() == 1 ? List.<PromptArrivals>of() : choices) {
      ContinuousRun run = new ContinuousRun(instance.with(Steps.MEAN), each.readyS());
      for (GroupService service : simple.subList(0, Math.min(DRAWN, simple.size()))) {
        double seconds = run.ended(service, bestS, control).makespanS();
        best = seconds < bestS ? each : best;
        bestS = Math.min(bestS, seconds);
      }
    }
    return best;
  }

  /** With the best allocation found for it, where one is asked for. */
  private Sent sent(Solution<ContinuousService> service, double boundS) {
    Sent start = new Sent(service, arrivals);
    boolean isOpen = isAllocated() && gap(service, boundS) > Math.max(options.gap(), Solution.SAME);
    if (!isOpen) {
      return start;
    }
    Sent better =
        FailureRecovery.attempt(
            control,
            "the search of an allocation",
            () -> new UplinkAlternation(instance, mostSteps, control, runs).improve(start));
    return better == null ? start : better;
  }

  private @Nullable Solution<JoiningService> joining() {
    JoiningService start =
        options.start() != null && options.start().continuous() instanceof JoiningService own
            ? own
            : null;
    return new JoiningSearch(
            instance, arrivals.readyS(), mostSteps, options.threads(), control, runs)
        .best(start);
  }

  /** Executes the rest of the groups: where tasks may join, of drawn steps only the best few. */
  private void executeRest(List<GroupService> simple) {
    if (!joins || !RunDraws.areFor(instance, Pipeline.CONTINUOUS)) {
      execute(simple, control);
    } else {
      ServiceEvaluator<GroupService> mean = ofMean();
      List<Solution<GroupService>> found = new ArrayList<>();
      simple.forEach(service -> found.add(mean.executed(service)));
      found.removeIf(each -> Double.isInfinite(each.makespanS()));
      found.sort(Solution.FASTEST);
      if (!found.isEmpty()) {
        executed.add(fastest(run(instance), found, control, runs));
      }
    }
    executed.sort(Solution.FASTEST); // the first of equal ones stays
  }

  private ContinuousRun run(Instance of) {
    return new ContinuousRun(of, arrivals.readyS());
  }

  private ServiceEvaluator<GroupService> ofMean() {
    return new ServiceEvaluator<>(run(instance.with(Steps.MEAN)), control, runs);
  }

  /** Groups improved for a while, on mean steps first. */
  private Solution<GroupService> aLittle() {
    Instance mean = instance.with(Steps.MEAN);
    GroupService start = executed.get(0).plan();
    Solution<GroupService> improved =
        GroupSearch.improve(
            mean, arrivals.readyS(), start, mostSteps / PART_OF_GROUPS, control, runs);
    if (!RunDraws.areFor(instance, Pipeline.CONTINUOUS)) {
      return improved;
    }
    Solution<GroupService> drawn =
        new ServiceEvaluator<GroupService>(run(instance), control, runs).executed(improved.plan());
    GroupService better = drawn.isFasterThan(executed.get(0)) ? drawn.plan() : start;
    return GroupSearch.improve(
        instance, arrivals.readyS(), better, mostSteps / PART_OF_DRAWN, control, runs);
  }

  /** What the other kind of service takes. */
  private static String noteOf(
      Solution<GroupService> groups, @Nullable Solution<JoiningService> joining) {
    if (joining == null) {
      return NOTE;
    }
    boolean isJoining = joining.isFasterThan(groups);
    double bestS = isJoining ? joining.makespanS() : groups.makespanS();
    double otherS = isJoining ? groups.makespanS() : joining.makespanS();
    return Human.format(
        "%s takes %.2f %% longer; %s",
        isJoining ? "service in groups, as engines serve," : "service that tasks join one by one",
        100 * (otherS - bestS) / bestS,
        NOTE);
  }

  private static double gap(Solution<?> plan, double boundS) {
    return (plan.makespanS() - boundS) / plan.makespanS();
  }

  /** The plan to begin from and all simple policies, in all orders that differ. */
  private List<GroupService> simple() {
    Set<GroupService> all = new LinkedHashSet<>();
    if (options.start() != null && options.start().continuous() instanceof GroupService groups) {
      all.add(groups);
    }
    all.addAll(simple(instance));
    return List.copyOf(all);
  }

  private static Set<GroupService> simple(Instance instance) {
    Set<GroupService> all = new LinkedHashSet<>();
    int groups = instance.tasks().size() <= FEW_TASKS ? SimpleServices.MOST_GROUPS : GROUPS_OF_MANY;
    for (TaskOrder order : TaskOrdering.candidates(instance)) {
      all.addAll(SimpleServices.of(instance, TaskOrdering.sort(instance, order), groups));
    }
    return all;
  }

  /** Executes services, as far as there is time. */
  private void execute(List<GroupService> services, Control own) {
    ContinuousRun run = run(instance);
    List<Callable<Solution<GroupService>>> jobs = new ArrayList<>();
    for (GroupService service : services) {
      jobs.add(
          () -> {
            Solution<GroupService> done =
                FailureRecovery.attempt(control, SEARCH, () -> executed(run, service, own));
            fails |= done == null;
            return done == null ? new Solution<>(service, Double.POSITIVE_INFINITY) : done;
          });
    }
    try (Workers workers = new Workers(options.threads())) {
      workers.run(jobs).stream()
          .filter(each -> Double.isFinite(each.makespanS()))
          .forEach(executed::add);
    }
    runs.reset();
    runs.add(executed.size());
  }

  private static Solution<GroupService> executed(
      ContinuousRun run, GroupService service, Control own) {
    return new Solution<>(service, run.ended(service, Double.POSITIVE_INFINITY, own).makespanS());
  }

  private Solution<GroupService> improved() {
    return LocalSearch.ofBest(
        executed,
        options.threads(),
        (start, starts) ->
            GroupSearch.improve(
                instance, arrivals.readyS(), start, mostSteps / starts, control, runs));
  }

  private Outcome outcome(Sent sent, String note, @Nullable ClosedBound bound) {
    Solution<ContinuousService> best = sent.service();
    Plan plan =
        sent.arrivals()
            .of(
                new Plan(
                    instance.speculation().scope(),
                    TaskOrdering.named(instance, best.plan().tasks()),
                    best.plan()));
    Execution execution = ContinuousRun.execute(instance, plan);
    Counts counts = new Counts(runs.sum(), runs.sum());
    if (fails) {
      String failure = "nothing is proven, since this failed: " + SEARCH + "; " + note;
      return new Outcome.Feasible(
          execution, Termination.INTERRUPTED, failure, counts, Outcome.Proof.NONE);
    }
    double boundS = bound == null ? 0 : Math.min(bound.boundS(), best.makespanS());
    double gap = gap(best, boundS);
    if (gap <= Solution.SAME && instance.speculation().steps() == Steps.MEAN) {
      return new Outcome.Optimal(execution, counts, List.of(), bound);
    }
    Termination stop = FailureRecovery.attempt(control, "the end of the search", control::stop);
    boolean isEnough = stop == null && options.gap() > 0 && gap <= options.gap();
    Termination end = isEnough ? Termination.GAP : stop == null ? Termination.COMPLETED : stop;
    Double known = bound == null ? null : Double.valueOf(boundS);
    return new Outcome.Feasible(
        execution, end, note, counts, new Outcome.Proof(known, List.of(), bound));
  }
}
