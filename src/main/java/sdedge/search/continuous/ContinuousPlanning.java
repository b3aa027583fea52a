package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.document.Human;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.local.Solution;
import sdedge.search.planning.AllPoliciesBound;
import sdedge.search.planning.FailureRecovery;
import sdedge.stream.ContinuousRun;
import sdedge.stream.bound.ClosedBound;
import sdedge.timeline.Execution;
import sdedge.wireless.Allocation;

/**
 * Plans for continuous batching (docs/model.md section 13): the best of groups and of tasks that
 * join one by one, and how their prompts come.
 */
public final class ContinuousPlanning {
  private static final String NOTE =
      "continuous plans are found by local search: optimality is not claimed";
  private static final String WITHOUT_GROUPS =
      "no draft mode that fits in memory is one of all drafters, as service in groups demands; ";
  private static final String LOCAL_SEARCH = "the local search";
  static final long MOST_STEPS = 1_600_000; // of tasks, that the local search executes
  private static final long FEW_STEPS = 1_000_000; // of groups that are compared with other plans
  private static final double GAP = 0.01; // to the bound, from which on all steps are worth it
  private static final int TRIED = 8; // simple policies, under each way for prompts to come
  private static final int FEW_BATCHED = 40; // tasks, whose best batches are soon known
  private static final double BATCHED = 0.3; // of a time limit, until they are
  private static final double BOUNDED = 0.6; // of a time limit, until there is a bound

  private static final String BATCHES = "the search of batches";

  private final Instance instance;
  private final boolean joins; // tasks one by one, too
  private final SearchOptions options;
  private final Control control;
  private final LongAdder runs = new LongAdder();
  private final long mostSteps;
  private boolean isBounded; // or it was tried
  private @Nullable ClosedBound bound;

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

  private static Solution<ContinuousService> wide(Solution<? extends ContinuousService> narrow) {
    return new Solution<>(narrow.plan(), narrow.makespanS());
  }

  /** Ways for prompts to come, with the allocation of the best batches if that is soon known. */
  private List<PromptArrivals> choices(Function<Control, Outcome> batches) {
    List<PromptArrivals> all = new ArrayList<>(PromptArrivals.choices(instance));
    if (PromptArrivals.areAllocated(instance) && instance.tasks().size() <= FEW_BATCHED) {
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

  /** What was found under one way for prompts to come, or given. */
  private record Found(
      Solution<ContinuousService> service, PromptArrivals arrivals, String note, boolean fails) {
    double makespanS() {
      return service.makespanS();
    }
  }

  /**
   * The best of a search under each way for prompts to come, of all of them if tasks may join, so
   * that no choice is worse than one of them alone.
   */
  private Outcome solve(List<PromptArrivals> choices) {
    List<GroupService> simple = GroupPlanning.simple(instance, options.start());
    List<JoiningService> alone = joins && simple.isEmpty() ? JoiningStarts.of(instance) : List.of();
    if (simple.isEmpty() && alone.isEmpty()) {
      return unknown();
    }
    Found best = given(simple.isEmpty() ? WITHOUT_GROUPS + NOTE : NOTE);
    List<PromptArrivals> ways =
        new ArrayList<>(joins ? choices : List.of(fastest(choices, simple)));
    if (best != null && best.arrivals.allocation() != null) {
      ways.add(best.arrivals);
    }
    boolean fails = false;
    for (int i = 0; i < ways.size(); i++) {
      if (best == null || (control.stop() == null && isOpen(best.service, boundS()))) {
        Control part = i + 1 == ways.size() ? control : control.share(0, ways.size() - i);
        PromptArrivals way = ways.get(i);
        Found found =
            simple.isEmpty() ? joined(way, alone.get(0), part) : searched(way, simple, part);
        boolean isBetter = found != null && (best == null || found.makespanS() < best.makespanS());
        best = isBetter ? found : best;
        fails |= found != null && found.fails;
      }
    }
    if (best == null) {
      return unknown();
    }
    return fails ? failed(best) : outcome(best, bound());
  }

  /** The plan to begin from, as executed; null without one, or if that takes too long. */
  private @Nullable Found given(String note) {
    Plan start = options.start();
    ContinuousService service = start == null ? null : start.continuous();
    if (start == null || service == null) {
      return null;
    }
    Allocation allocation = start.allocation();
    PromptArrivals sent =
        allocation == null
            ? PromptArrivals.of(instance, start.uplink())
            : PromptArrivals.of(instance, start, allocation);
    Solution<ContinuousService> executed =
        FailureRecovery.attempt(
            control,
            GroupPlanning.SEARCH,
            () ->
                new ServiceEvaluator<ContinuousService>(
                        new ContinuousRun(instance, sent.readyS()),
                        control.wrapUp(GroupPlanning.LATE_S),
                        runs)
                    .executed(service));
    if (executed == null || Double.isInfinite(executed.makespanS())) {
      return null;
    }
    control.progress(executed.makespanS(), 0);
    return new Found(executed, sent, note, false);
  }

  /**
   * The best service of all kinds under one way for prompts to come; null if there is none. Of
   * groups and tasks that join, those are searched that are ahead.
   */
  private @Nullable Found searched(PromptArrivals way, List<GroupService> simple, Control part) {
    GroupPlanning planning =
        new GroupPlanning(instance, simple, way.readyS(), options.threads(), part, runs);
    Solution<GroupService> first = planning.first();
    if (first == null) {
      return null;
    }
    part.progress(first.makespanS(), 0);
    double boundS = boundS();
    Solution<GroupService> groups = planning.best(joins);
    part.progress(groups.makespanS(), Math.min(boundS, groups.makespanS()));
    Solution<JoiningService> joining = null;
    if (isOpen(groups, boundS)) {
      long steps = joins ? (long) (mostSteps * Math.min(1, gap(groups, boundS) / GAP)) : mostSteps;
      double groupsS = groups.makespanS();
      joining =
          joins
              ? FailureRecovery.attempt(
                  part, LOCAL_SEARCH, () -> joining(way, steps, groupsS, part))
              : null;
      Solution<GroupService> better =
          joining == null || groups.isFasterThan(joining)
              ? FailureRecovery.attempt(part, LOCAL_SEARCH, () -> planning.refine(steps))
              : null;
      groups = better == null || groups.isFasterThan(better) ? groups : better;
    }
    Solution<ContinuousService> best =
        joining != null && joining.isFasterThan(groups) ? wide(joining) : wide(groups);
    return new Found(best, way, noteOf(groups, joining), planning.fails());
  }

  /**
   * The same of tasks that join, where no draft mode of all drafters fits in memory, so that a
   * group could not draft as it must.
   */
  private @Nullable Found joined(PromptArrivals way, JoiningService simple, Control part) {
    Solution<JoiningService> first = search(way, mostSteps, part).first(simple);
    if (first == null) {
      return null;
    }
    part.progress(first.makespanS(), 0);
    double none = Double.POSITIVE_INFINITY;
    Solution<JoiningService> better =
        isOpen(first, boundS())
            ? FailureRecovery.attempt(part, LOCAL_SEARCH, () -> joining(way, mostSteps, none, part))
            : null;
    Solution<JoiningService> best = better == null || first.isFasterThan(better) ? first : better;
    return new Found(wide(best), way, WITHOUT_GROUPS + NOTE, false);
  }

  private PromptArrivals fastest(List<PromptArrivals> choices, List<GroupService> simple) {
    List<GroupService> few = simple.subList(0, Math.min(TRIED, simple.size()));
    return PromptArrivals.fastest(instance, choices, few, control);
  }

  private Outcome unknown() {
    Termination stop = control.stop();
    return new Outcome.Unknown(stop == null ? Termination.INTERRUPTED : stop, null);
  }

  /** What no policy can be faster than, once a plan is known; null if that is not known. */
  private @Nullable ClosedBound bound() {
    if (!isBounded) {
      isBounded = true;
      double leftS = control.leftS();
      double restS = Double.isInfinite(leftS) ? 0 : (1 - BOUNDED) * leftS;
      bound = AllPoliciesBound.of(instance, Pipeline.CONTINUOUS, control.before(restS));
    }
    return bound;
  }

  private double boundS() {
    ClosedBound known = bound();
    return known == null ? 0 : known.boundS();
  }

  private boolean isOpen(Solution<?> found, double boundS) {
    return gap(found, boundS) > Math.max(options.gap(), Solution.SAME);
  }

  private @Nullable Solution<JoiningService> joining(
      PromptArrivals way, long steps, double groupsS, Control part) {
    JoiningService start =
        options.start() != null && options.start().continuous() instanceof JoiningService own
            ? own
            : null;
    return search(way, steps, part).best(start, groupsS);
  }

  private JoiningSearch search(PromptArrivals way, long steps, Control part) {
    return new JoiningSearch(instance, way.readyS(), steps, options.threads(), part, runs);
  }

  /** What the other kind of service takes. */
  static String noteOf(Solution<GroupService> groups, @Nullable Solution<JoiningService> joining) {
    if (joining == null) {
      return NOTE;
    }
    boolean isJoining = joining.isFasterThan(groups);
    double bestS = isJoining ? joining.makespanS() : groups.makespanS();
    double otherS = isJoining ? groups.makespanS() : joining.makespanS();
    return Human.format(
        "the best service found %s takes %.2f %% longer; %s",
        isJoining ? "in groups, as engines serve," : "that tasks join one by one",
        Math.max(0, 100 * (otherS - bestS) / bestS), // less by rounding only
        NOTE);
  }

  private static double gap(Solution<?> plan, double boundS) {
    return (plan.makespanS() - boundS) / plan.makespanS();
  }

  /** A plan of a service, whose prompts come in some way. */
  static Plan plan(Instance instance, ContinuousService service, PromptArrivals arrivals) {
    TaskOrder order = TaskOrdering.orderOf(instance, service.tasks());
    return arrivals.of(new Plan(instance.speculation().scope(), order, service));
  }

  private Execution executed(Found found) {
    Plan plan = plan(instance, found.service.plan(), found.arrivals);
    Execution execution = ContinuousRun.execute(instance, plan);
    assert Solution.isAsExecuted(found.makespanS(), execution) : plan;
    return execution;
  }

  private Counts counts() {
    return new Counts(runs.sum(), runs.sum());
  }

  private Outcome failed(Found best) {
    String failure =
        "nothing is proven, since this failed: " + GroupPlanning.SEARCH + "; " + best.note;
    return new Outcome.Feasible(
        executed(best), Termination.INTERRUPTED, failure, counts(), Outcome.Proof.NONE);
  }

  private Outcome outcome(Found best, @Nullable ClosedBound bound) {
    Execution execution = executed(best);
    double boundS = bound == null ? 0 : Math.min(bound.boundS(), best.makespanS());
    double gap = gap(best.service, boundS);
    if (gap <= Solution.SAME && instance.speculation().steps() == Steps.MEAN) {
      return new Outcome.Optimal(execution, counts(), List.of(), bound);
    }
    Termination stop = FailureRecovery.attempt(control, "the end of the search", control::stop);
    boolean isEnough = stop == null && options.gap() > 0 && gap <= options.gap();
    Termination end = isEnough ? Termination.GAP : stop == null ? Termination.COMPLETED : stop;
    Double known = bound == null ? null : Double.valueOf(boundS);
    return new Outcome.Feasible(
        execution, end, best.note, counts(), new Outcome.Proof(known, List.of(), bound));
  }
}
