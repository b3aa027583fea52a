package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.plan.GroupService;
import sdedge.plan.Plan;
import sdedge.search.dp.Workers;
import sdedge.search.local.LocalSearch;
import sdedge.search.local.Solution;
import sdedge.search.planning.FailureRecovery;
import sdedge.stream.ContinuousRun;
import sdedge.timeline.RunDraws;

/**
 * Plans groups: all simple policies in all orders, the best ones improved by local search. Never
 * slower than any of them.
 */
final class GroupPlanning {
  /** The part of the search that a failure of a simple policy names, which is a bug. */
  static final String SEARCH = "the search";

  static final double LATE_S = 3; // beyond a limit, for the first plan

  private final Instance instance;
  private final List<GroupService> simple;
  private final double @Nullable [] readyS;
  private final int threads;
  private final Control control;
  private final LongAdder runs;
  private final List<Solution<GroupService>> executed = new ArrayList<>();
  private final DoubleAccumulator leastS =
      new DoubleAccumulator(Math::min, Double.POSITIVE_INFINITY); // of executed ones
  private boolean onlyBest; // is asked for
  private volatile boolean fails;

  /**
   * Nothing is executed yet.
   *
   * @param simple see {@link #simple}
   * @param readyS see {@link PromptArrivals}
   * @param runs counts the executions
   */
  GroupPlanning(
      Instance instance,
      List<GroupService> simple,
      double @Nullable [] readyS,
      int threads,
      Control control,
      LongAdder runs) {
    this.instance = instance;
    this.simple = simple;
    this.readyS = readyS;
    this.threads = threads;
    this.control = control;
    this.runs = runs;
  }

  /**
   * The plan to begin from, if it is one of groups, and all simple policies.
   *
   * @param start null for none
   */
  static List<GroupService> simple(Instance instance, @Nullable Plan start) {
    List<GroupService> all = SimpleServices.of(instance);
    if (start != null && start.continuous() instanceof GroupService groups) {
      all.remove(groups);
      all.add(0, groups);
    }
    return List.copyOf(all);
  }

  /** Whether the execution of a simple policy failed. */
  boolean fails() {
    return fails;
  }

  /** The first simple policy as executed, or the first one of all that does not fail; or null. */
  @Nullable Solution<GroupService> first() {
    execute(simple.subList(0, 1), control.wrapUp(LATE_S));
    if (executed.isEmpty()) { // it failed, or took too long
      execute(simple.subList(1, simple.size()), control);
    }
    return executed.isEmpty() ? null : executed.get(0);
  }

  /**
   * The best simple policy, of all that there is time for, once there is a {@link #first} one.
   *
   * @param onlyBest whether others are not asked for: they are executed only as far as they may be
   *     the best, of drawn steps only the best few under mean steps
   */
  Solution<GroupService> best(boolean onlyBest) {
    List<GroupService> rest = simple.subList(1, simple.size());
    this.onlyBest = onlyBest;
    if (!onlyBest || !RunDraws.areFor(instance, Pipeline.CONTINUOUS)) {
      execute(rest, control);
    } else {
      List<Solution<GroupService>> found = fewOfMean(rest);
      if (!found.isEmpty()) {
        executed.add(evaluator(instance).fastest(found, found.size()));
      }
    }
    executed.sort(Solution.FASTEST); // the first of equal ones stays
    return executed.get(0);
  }

  /**
   * The few best services under mean steps; where answers are not known, of which mean steps say
   * little, also the best one of each length, or rule, with each set of draft modes.
   */
  private List<Solution<GroupService>> fewOfMean(List<GroupService> services) {
    ServiceEvaluator<GroupService> mean = evaluator(instance.with(Steps.MEAN));
    List<Solution<GroupService>> few = new ArrayList<>();
    Map<List<@Nullable Object>, Solution<GroupService>> kinds = new LinkedHashMap<>();
    for (GroupService service : services) {
      Solution<GroupService> ofKind = instance.isUncertain() ? kinds.get(kind(service)) : null;
      boolean isFew = few.size() < ServiceEvaluator.FEW;
      boolean isFirst = instance.isUncertain() && ofKind == null;
      double mostS = isFew ? Double.POSITIVE_INFINITY : few.get(few.size() - 1).makespanS();
      mostS = ofKind == null ? mostS : Math.max(mostS, ofKind.makespanS());
      double seconds = mean.makespanS(service, isFirst ? Double.POSITIVE_INFINITY : mostS);
      Solution<GroupService> found = new Solution<>(service, seconds);
      if (ofKind == null || seconds < ofKind.makespanS()) {
        kinds.put(kind(service), found);
      }
      if (Double.isFinite(seconds)) {
        few.add(found);
        few.sort(Solution.FASTEST);
        few.subList(Math.min(ServiceEvaluator.FEW, few.size()), few.size()).clear();
      }
    }
    if (instance.isUncertain()) {
      kinds.values().stream()
          .filter(each -> Double.isFinite(each.makespanS()) && !few.contains(each))
          .sorted(Solution.FASTEST)
          .forEach(few::add);
    }
    return few;
  }

  private static List<@Nullable Object> kind(GroupService service) {
    return Arrays.asList(service.loaded(), service.groups().get(0).length());
  }

  private ServiceEvaluator<GroupService> evaluator(Instance of) {
    return new ServiceEvaluator<>(new ContinuousRun(of, readyS), control, runs);
  }

  /**
   * The best found from the best few simple policies.
   *
   * @param mostSteps of tasks, that all searches execute, about
   */
  Solution<GroupService> refine(long mostSteps) {
    return LocalSearch.ofBest(
        executed,
        threads,
        (start, starts) ->
            GroupMoves.improve(instance, readyS, start, mostSteps / starts, control, runs));
  }

  /** Executes services, as far as there is time. */
  private void execute(List<GroupService> services, Control own) {
    ContinuousRun run = new ContinuousRun(instance, readyS);
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
    try (Workers workers = new Workers(threads)) {
      workers.run(jobs).stream()
          .filter(each -> Double.isFinite(each.makespanS()))
          .forEach(executed::add);
    }
  }

  /** A service as executed; infinite if it cannot be the best, where that is enough to know. */
  private Solution<GroupService> executed(ContinuousRun run, GroupService service, Control own) {
    double mostS = onlyBest ? leastS.get() : Double.POSITIVE_INFINITY;
    double seconds = new ServiceEvaluator<GroupService>(run, own, runs).makespanS(service, mostS);
    leastS.accumulate(seconds);
    return new Solution<>(service, seconds);
  }
}
