package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.plan.ContinuousService;
import sdedge.plan.Feasibility;
import sdedge.plan.GroupService;
import sdedge.plan.Plan;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.local.Solution;
import sdedge.stream.ContinuousRun;
import sdedge.timeline.RunDraws;

/** Continuous batching beside plans of other kinds, with little effort. */
public final class ContinuousComparison {
  private static final long MOST_STEPS = 200_000; // of tasks, that the local search executes
  private static final long MOST_COMPARED = 10_000_000; // tokens in all executions, for a remark

  private ContinuousComparison() {}

  /** The order of admission of a plan without drafts, with the best number of groups. */
  public static Outcome withoutDrafts(Instance instance, Plan plan, Control control) {
    ServiceEvaluator<GroupService> evaluator =
        new ServiceEvaluator<>(ContinuousRun.of(instance, plan), control, new LongAdder());
    GroupService.GroupRule rule = new GroupService.GroupRule(Batching.UNLIMITED, 0);
    List<Solution<GroupService>> executed = new ArrayList<>();
    for (int groups = 1; groups <= SimpleServices.MOST_GROUPS; groups++) {
      GroupService service = new GroupService(plan.tasks(), Collections.nCopies(groups, rule));
      executed.add(evaluator.executed(service));
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
   * What continuous batching, in groups if there can be any, takes beside a plan of batches, to
   * about a percent of what a search of its own finds: by the simple policies and a short search,
   * under mean steps, of which the best are executed as the instance says.
   *
   * @param plan whose order is tried too; null for none
   * @return null if it was stopped, or is not {@link #isCompared}
   */
  public static @Nullable Double comparedS(
      Instance instance, @Nullable Plan plan, Control control) {
    List<? extends ContinuousService> services = compared(instance, plan);
    if (!isCompared(instance, services)) {
      return null;
    }
    Instance mean = instance.with(Steps.MEAN);
    LongAdder runs = new LongAdder();
    ServiceEvaluator<ContinuousService> ofMean =
        new ServiceEvaluator<>(new ContinuousRun(mean), control, runs);
    boolean areDrawn = RunDraws.areFor(instance, Pipeline.CONTINUOUS);
    List<Solution<ContinuousService>> found =
        fastest(services, areDrawn ? ServiceEvaluator.FEW : 1, ofMean);
    if (found.isEmpty()) {
      return null;
    }
    Solution<ContinuousService> improved =
        ServiceSearch.improve(mean, null, found.get(0).plan(), MOST_STEPS, control, runs);
    double bestS = improved.makespanS();
    if (areDrawn) {
      found.add(0, improved);
      bestS =
          new ServiceEvaluator<ContinuousService>(new ContinuousRun(instance), control, runs)
              .fastest(found)
              .makespanS();
    }
    return control.stop() == null && Double.isFinite(bestS) ? bestS : null;
  }

  /**
   * The fastest of some services, as they come, none of which is executed for longer than those
   * take; the rule {@code best}, which is rarely slow, goes first. None if that was stopped.
   */
  private static List<Solution<ContinuousService>> fastest(
      List<? extends ContinuousService> services,
      int most,
      ServiceEvaluator<ContinuousService> evaluator) {
    List<ContinuousService> byRule = new ArrayList<>(services);
    byRule.sort(Comparator.comparing(service -> !isByRule(service)));
    IdentityHashMap<ContinuousService, Solution<ContinuousService>> executed =
        new IdentityHashMap<>();
    List<Double> least = new ArrayList<>(); // ascending
    for (ContinuousService service : byRule) {
      double mostS = least.size() < most ? Double.POSITIVE_INFINITY : least.get(most - 1);
      double ownS = evaluator.makespanS(service, mostS);
      if (ownS < Double.POSITIVE_INFINITY) {
        executed.put(service, new Solution<>(service, ownS));
        least.add(ownS);
        Collections.sort(least);
      }
    }
    return services.stream()
        .flatMap(service -> Stream.ofNullable(executed.get(service)))
        .sorted(Solution.FASTEST)
        .limit(most)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static boolean isByRule(ContinuousService service) {
    return service instanceof GroupService groups && groups.groups().get(0).length() == null;
  }

  /** Whether continuous batching is compared with a plan: not where it is refused or takes long. */
  public static boolean isCompared(Instance instance, @Nullable Plan plan) {
    return isCompared(instance, compared(instance, plan));
  }

  private static boolean isCompared(Instance instance, List<? extends ContinuousService> services) {
    long tokens = instance.tasks().stream().mapToLong(task -> task.outputTokens()).sum();
    return Feasibility.noExecution(instance, Pipeline.CONTINUOUS) == null
        && !services.isEmpty()
        && services.size() * tokens <= MOST_COMPARED;
  }

  /** Simple services: groups, or, where drafters have no mode in common, tasks that join. */
  private static List<? extends ContinuousService> compared(
      Instance instance, @Nullable Plan plan) {
    List<GroupService> groups =
        plan == null ? SimpleServices.of(instance) : SimpleServices.of(instance, plan);
    return groups.isEmpty() ? JoiningStarts.of(instance) : groups;
  }
}
