package sdedge.search.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.plan.UplinkChoices;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.asynchronous.BatchMoves.BatchSearch;
import sdedge.search.asynchronous.LoadBound;
import sdedge.search.dp.SingleTaskBound;
import sdedge.search.local.LocalSearch;
import sdedge.search.local.Solution;
import sdedge.search.planning.CheapPlans.CheapSchemes;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.ProblemChoices;
import sdedge.timeline.Execution;
import sdedge.timeline.RunDraws;
import sdedge.timeline.Timeline;

/**
 * Plans for asynchronous execution (docs/model.md section 7): the plans that a search of all tasks
 * together under {@code rolling} and cheap comparison schemes find are executed, and the best ones
 * improved. Never worse than any of them.
 */
final class AsynchronousPlanning {
  private static final String NOTE =
      "asynchronous execution is planned by local search: optimality is not claimed";
  private static final long MOST_STAGES = 20_000_000; // that the local search executes

  /** A scheme whose cost is not known has half of the time left: the next has as much at least. */
  private static final int PARTS = 2;

  private static final double PLANNED = 0.5; // of a time limit, until there are plans to improve
  private static final double BOUNDED = 0.75; // until there is a bound
  private static final double IMPROVED = 0.9; // until plans are improved: a bound of these follows
  private static final Reduction EACH =
      new Optimum.Whole("per-drafter", "the optimum of each drafter by itself");
  private static final int FOLLOWING_EXECUTIONS = 4; // take as long as this one and what follows
  private static final int FEW_TASKS = 64;

  private final Instance instance;
  private final SearchOptions options;
  private final Control control;
  private final boolean drawn; // makespans are means of draws, of which loads prove nothing
  private final RollingCandidates candidates;
  private final Map<Plan, Double> executedS = new LinkedHashMap<>();
  private double executionS; // the longest time that an execution took

  AsynchronousPlanning(Instance instance, SearchOptions options, Control control) {
    this.instance = instance;
    this.options = options;
    this.control = control;
    drawn = RunDraws.areFor(instance, Pipeline.ASYNCHRONOUS);
    candidates = new RollingCandidates(instance, options, control.quiet());
  }

  /** The plans of a comparison scheme, executed. */
  Outcome scheme(Reduction scheme) {
    candidates.together(scheme, false);
    return executedOnly();
  }

  /** The optima of each drafter by itself, executed together. */
  Outcome drafterwise() {
    candidates.eachForItself(EACH);
    return executedOnly();
  }

  private Outcome executedOnly() {
    return candidates.plans().stream()
        .map(plan -> new Solution<>(plan, Timeline.asynchronousS(instance, plan)))
        .min(Solution.FASTEST)
        .<Outcome>map(
            best -> feasible(Timeline.execute(instance, named(instance, best.plan())), null))
        .orElseGet(() -> fallback(0));
  }

  /** The best plans by a method that searches for the joint optimum, executed and improved. */
  Outcome exact(Reduction method, List<Reduction> schemes) {
    double limitS = control.leftS();
    double floorS = drawn ? 0 : floorS();
    candidates.add(options.start());
    planCheaply(schemes, limitS);
    candidates.within(control.share(Double.isInfinite(limitS) ? 0 : (1 - PLANNED) * limitS, 1));
    candidates.together(method, isSmall());
    List<Solution<Plan>> executed = executed();
    if (executed.isEmpty()) {
      return fallback(floorS);
    }
    double knownS = executed.get(0).makespanS();
    Control bounded = until(BOUNDED, limitS);
    Double ofLoadsS =
        drawn ? null : FailureRecovery.attempt(control, "the bound", () -> boundS(knownS, bounded));
    double boundS = Math.max(Math.min(floorS, knownS), ofLoadsS == null ? 0 : ofLoadsS);
    control.progress(knownS, boundS);
    Plan first = named(instance, executed.get(0).plan());
    Control improving = until(IMPROVED, limitS);
    Solution<Plan> better =
        isOptimal(first, knownS, boundS) || improving.isStopped()
            ? null
            : FailureRecovery.attempt(
                control, "the local search", () -> improved(executed, improving));
    return outcome(better == null ? executed.get(0) : better, boundS);
  }

  /**
   * Makes the plans of cheap schemes, each executed before the next one takes what time is left.
   */
  private void planCheaply(List<Reduction> schemes, double limitS) {
    Control apart = CheapPlans.time(control, limitS);
    for (Reduction scheme : cheap(schemes)) {
      Control part = apart.leaving(followingS()).wrapUp(apart.leftS());
      candidates.within(scheme.effort() == Effort.RULE ? part : part.share(0, PARTS));
      candidates.together(scheme, false);
      executed();
    }
  }

  /** The part of the search that ends after a share of its time limit. */
  private Control until(double share, double limitS) {
    return control.before(Double.isInfinite(limitS) ? 0 : (1 - share) * limitS);
  }

  private List<Reduction> cheap(List<Reduction> schemes) {
    UplinkPolicy uplink = UplinkChoices.of(instance).get(0);
    List<ContiguousProblem> first =
        ProblemChoices.problems(instance, uplink, Pipeline.ROLLING).get(0);
    return new CheapSchemes(instance, schemes, first)
        .byCost().stream().filter(this::isComparable).toList();
  }

  /** A bound that is there at once. */
  private double floorS() {
    return byUplink().stream()
        .flatMap(List::stream)
        .mapToDouble(SingleTaskBound::of)
        .min()
        .orElse(0);
  }

  /** The problems of all orders under rolling, by uplink: at one place they differ in it only. */
  private List<List<ContiguousProblem>> byUplink() {
    return UplinkChoices.of(instance).stream()
        .map(uplink -> ProblemChoices.problems(instance, uplink, Pipeline.ROLLING))
        .map(orders -> orders.stream().flatMap(List::stream).toList())
        .toList();
  }

  /** The plans so far by makespan, the first of equal ones first. */
  private List<Solution<Plan>> executed() {
    for (Plan plan : candidates.plans()) {
      if (StartPlan.isSearched(instance, plan) && !executedS.containsKey(plan) && goesOn()) {
        long begin = control.time().nanos();
        executedS.put(plan, Timeline.asynchronousS(instance, plan));
        executionS = Math.max(executionS, (control.time().nanos() - begin) / 1e9);
      }
    }
    return executedS.entrySet().stream()
        .map(entry -> new Solution<>(entry.getKey(), entry.getValue()))
        .sorted(Solution.FASTEST)
        .toList();
  }

  /** Whether one more plan can be executed, and the best one again, written and checked. */
  private boolean goesOn() {
    return executedS.isEmpty() || control.wrapUpS() > followingS();
  }

  /** How long one more execution and what follows all of them may take, seconds. */
  private double followingS() {
    return FOLLOWING_EXECUTIONS * executionS;
  }

  /** Whether there is time to plan every order by itself. */
  private boolean isSmall() {
    return instance.tasks().size() <= FEW_TASKS && instance.speculation().scope() != Scope.DRAFTER;
  }

  /** Whether a scheme plans for this pipeline and an uplink that a plan may have. */
  private boolean isComparable(Reduction scheme) {
    Instance narrow = scheme.narrow(instance);
    return narrow.pipeline() == instance.pipeline()
        && (narrow.uplink() == instance.uplink()
            || (narrow.uplink().isDecided() && !instance.uplink().isDecided()));
  }

  private Solution<Plan> improved(List<Solution<Plan>> executed, Control time) {
    return LocalSearch.ofBest(
        executed,
        options.threads(),
        (start, starts) -> BatchSearch.improve(instance, start, MOST_STAGES / starts, time));
  }

  /** The batches of a plan in slots, executed asynchronously. */
  static Plan of(Instance instance, Plan slots) {
    return named(instance, RollingCandidates.oneByOne(slots.batches(), slots));
  }

  /** A plan with the name of the order in which it is contiguous, if there is one. */
  static Plan named(Instance instance, Plan plan) {
    for (TaskOrder order : TaskOrdering.candidates(instance)) {
      List<Integer> tasks = Arrays.stream(TaskOrdering.sort(instance, order)).boxed().toList();
      List<Batch> inOrder = new ArrayList<>();
      int at = 0;
      for (Batch batch : plan.batches()) {
        inOrder.add(new Batch(tasks.subList(at, at + batch.tasks().size()), batch.choices()));
        at += batch.tasks().size();
      }
      if (tasksOf(inOrder).equals(tasksOf(plan.batches()))) {
        return RollingCandidates.oneByOne(inOrder, plan).with(order);
      }
    }
    return plan;
  }

  private static List<Set<Integer>> tasksOf(List<Batch> batches) {
    return batches.stream().map(batch -> Set.copyOf(batch.tasks())).toList();
  }

  /** No plan contiguous in an order searched is faster, seconds. */
  private double boundS(double knownS, Control share) {
    List<List<ContiguousProblem>> byUplink = byUplink();
    double boundS = knownS;
    for (int k = 0; k < byUplink.get(0).size(); k++) {
      int at = k;
      List<double[]> readyS = byUplink.stream().map(own -> own.get(at).readyS()).toList();
      boundS = LoadBound.of(byUplink.get(0).get(at), readyS, boundS, share);
    }
    return boundS;
  }

  private boolean isOptimal(Plan plan, double makespanS, double boundS) {
    return !drawn && plan.order() != null && isAsFastAs(boundS, makespanS);
  }

  /** Whether a bound of the plans in an order says nothing of one that keeps to none. */
  private static boolean isAsFastAs(double boundS, double makespanS) {
    return boundS >= makespanS * (1 - Solution.SAME);
  }

  private Outcome outcome(Solution<Plan> found, double boundS) {
    Plan plan = named(instance, found.plan());
    Execution execution = Timeline.execute(instance, plan);
    assert Solution.isAsExecuted(found.makespanS(), execution) : plan;
    if (isOptimal(plan, execution.makespanS(), boundS)) {
      return new Outcome.Optimal(execution, candidates.counts(), List.of(), null);
    } else if (!drawn && !isAsFastAs(boundS, execution.makespanS())) {
      return feasible(execution, boundS);
    }
    return AllPoliciesBound.bounded(instance, feasible(execution, null), control);
  }

  private Outcome.Feasible feasible(Execution execution, @Nullable Double boundS) {
    Termination stop = control.stop();
    return new Outcome.Feasible(
        execution,
        stop == null ? candidates.termination() : stop,
        NOTE,
        candidates.counts(),
        Outcome.Proof.of(boundS));
  }

  /** For when no search came to a plan. */
  private Outcome fallback(double floorS) {
    Plan plan = Fallback.plan(instance, UplinkChoices.of(instance).get(0), control);
    return plan == null
        ? new Outcome.Unknown(candidates.termination(), drawn ? null : floorS)
        : feasible(Timeline.execute(instance, plan), drawn ? null : floorS);
  }
}
