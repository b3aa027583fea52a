package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.plan.ContinuousService;
import sdedge.plan.Feasibility;
import sdedge.plan.GroupService;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.local.Solution;
import sdedge.stream.ContinuousRun;
import sdedge.timeline.RunDraws;

/**
 * Plans for continuous batching after a short search, without a bound: from the best of some
 * services under mean steps, and where steps are drawn then in the runs (docs/model.md section 13).
 */
public final class ShortPlanning {
  private static final String NOTE =
      "found by a shortened search from another plan: optimality is not claimed";
  private static final long NEAR_STEPS = ContinuousPlanning.MOST_STEPS / 10;
  private static final int PART_OF_STARTS = 3; // of these
  private static final long COMPARED_STEPS = 200_000; // of tasks, in the search for a remark
  private static final long MOST_COMPARED = 10_000_000; // tokens in all executions, for a remark

  private final Instance instance;
  private final PromptArrivals arrivals;
  private final Control control;
  private final LongAdder runs = new LongAdder();

  /** A plan of an instance that others differ from in little. */
  public record Known(Instance instance, Plan plan) {
    /** The drafter whose tasks those of another instance at a drafter were. */
    private int drafterOf(Instance other, int drafter) {
      return instance.tasks().get(other.tasksOf(drafter)[0]).drafter();
    }
  }

  private ShortPlanning(Instance instance, PromptArrivals arrivals, Control control) {
    this.instance = instance;
    this.arrivals = arrivals;
    this.control = control;
  }

  /** Whether the search from a plan is shorter than a whole one. */
  public static boolean isShorter(Known known, Control control) {
    ContinuousService service = known.plan.continuous();
    if (service == null) {
      return false;
    }
    ContinuousRun.Totals ended =
        ContinuousRun.of(known.instance, known.plan)
            .ended(service, Double.POSITIVE_INFINITY, control);
    return JoiningSearch.mostSteps(known.instance, ended.steps()) > NEAR_STEPS;
  }

  /**
   * A good plan of an instance of the pipeline {@code continuous} that differs in little from one
   * of which a good plan is known, from that one on.
   *
   * @param joins whether tasks may join one by one where the known plan has groups
   */
  public static Outcome near(Instance instance, Known known, boolean joins, Control control) {
    List<ContinuousService> starts = starts(instance, known, joins);
    if (starts.isEmpty()) {
      return new Outcome.Unknown(Termination.INTERRUPTED, null);
    }
    PromptArrivals arrivals = arrivals(instance, known, starts.get(0), control);
    ShortPlanning planning = new ShortPlanning(instance, arrivals, control);
    Solution<ContinuousService> found = planning.near(starts);
    Termination stop = control.stop();
    if (stop != null || Double.isInfinite(found.makespanS())) {
      return new Outcome.Unknown(stop == null ? Termination.INTERRUPTED : stop, null);
    }
    return new Outcome.Feasible(
        ContinuousPlanning.plan(instance, found.plan(), arrivals),
        found.makespanS(),
        null,
        Termination.COMPLETED,
        NOTE,
        new Counts(planning.runs.sum(), planning.runs.sum()));
  }

  /** The known plan as far as the instance has it, in whatever modes it must, then simple ones. */
  private static List<ContinuousService> starts(Instance instance, Known known, boolean joins) {
    List<ContinuousService> all = new ArrayList<>();
    if (known.plan.continuous() instanceof JoiningService own) {
      JoiningService same = adapted(instance, known, own);
      all.add(same);
      JoiningStarts.modes(instance).forEach(modes -> all.add(same.in(modes)));
    } else if (known.plan.continuous() instanceof GroupService own) {
      all.add(new GroupService(order(instance, own.tasks()), own.groups(), own.loaded()));
    }
    all.removeIf(service -> !isFeasible(instance, service, PromptArrivals.IN_TURN));
    if (joins) {
      all.addAll(JoiningStarts.of(instance));
    }
    return all.isEmpty() ? List.copyOf(SimpleServices.of(instance)) : all;
  }

  private static boolean isFeasible(
      Instance instance, ContinuousService service, PromptArrivals arrivals) {
    Plan plan = ContinuousPlanning.plan(instance, service, arrivals);
    return Feasibility.violations(instance, plan).isEmpty();
  }

  private static List<Integer> order(Instance instance, List<Integer> own) {
    return instance.order() == TaskOrder.AUTO
        ? own
        : IntStream.of(TaskOrdering.sort(instance, instance.order())).boxed().toList();
  }

  /** Tasks that are at another drafter draft there as they did. */
  private static JoiningService adapted(Instance instance, Known known, JoiningService own) {
    TreeMap<Integer, Integer> lengths = new TreeMap<>();
    TreeMap<Integer, Integer> fewLengths = new TreeMap<>();
    TreeMap<Integer, String> modes = new TreeMap<>();
    for (int d : instance.draftersWithTasks()) {
      int before = known.drafterOf(instance, d);
      lengths.put(d, own.lengths().getOrDefault(before, 0));
      fewLengths.put(d, own.fewLengths().getOrDefault(before, 0));
      if (own.modes().containsKey(before)) {
        modes.put(d, own.modes().get(before));
      }
    }
    return own.inOrder(order(instance, own.tasks()))
        .drafting(lengths, own.few(), fewLengths, own.offsets())
        .in(modes);
  }

  /** The prompts for which the first service takes the least time. */
  private static PromptArrivals arrivals(
      Instance instance, Known known, ContinuousService first, Control control) {
    List<PromptArrivals> all = new ArrayList<>(PromptArrivals.choices(instance));
    if (known.plan.allocation() != null && PromptArrivals.areAllocated(instance)) {
      Plan sent =
          ContinuousPlanning.plan(instance, first, PromptArrivals.IN_TURN)
              .with(known.plan.allocation());
      if (Feasibility.violations(instance, sent).isEmpty()) {
        all.add(PromptArrivals.of(instance, sent, known.plan.allocation()));
      }
    }
    return PromptArrivals.fastest(instance, all, List.of(first), control);
  }

  private Solution<ContinuousService> near(List<ContinuousService> starts) {
    long ofStarts = NEAR_STEPS / PART_OF_STARTS;
    boolean areDrawn = RunDraws.areFor(instance, Pipeline.CONTINUOUS);
    long steps = (NEAR_STEPS - ofStarts) / (areDrawn ? 2 : 1);
    Solution<ContinuousService> best = best(starts, ofStarts, steps);
    return areDrawn ? search(instance, best.plan(), steps) : best;
  }

  /**
   * The fastest of some services under mean steps improved; of drawn steps the fastest as executed
   * of it, the first service and the few that are fastest under mean ones.
   *
   * @param ofStarts steps of tasks to execute at most before the search
   * @param steps to execute in the search, about
   */
  private Solution<ContinuousService> best(
      List<? extends ContinuousService> starts, long ofStarts, long steps) {
    List<Solution<ContinuousService>> found = fastest(starts, ofStarts);
    if (found.isEmpty()) {
      return new Solution<>(starts.get(0), Double.POSITIVE_INFINITY); // it was stopped
    }
    Solution<ContinuousService> improved =
        search(instance.with(Steps.MEAN), found.get(0).plan(), steps);
    if (!RunDraws.areFor(instance, Pipeline.CONTINUOUS)) {
      return improved;
    }
    found.addAll(0, List.of(improved, new Solution<>(starts.get(0), Double.POSITIVE_INFINITY)));
    return evaluator(instance).fastest(found, found.size());
  }

  /** The fastest few under mean steps, none of which is executed for longer than those take. */
  private List<Solution<ContinuousService>> fastest(
      List<? extends ContinuousService> services, long mostSteps) {
    ServiceEvaluator<ContinuousService> evaluator = evaluator(instance.with(Steps.MEAN));
    int most = RunDraws.areFor(instance, Pipeline.CONTINUOUS) ? ServiceEvaluator.FEW : 1;
    List<Solution<ContinuousService>> found = new ArrayList<>();
    for (int i = 0; i < services.size() && (i == 0 || evaluator.work() < mostSteps); i++) {
      double mostS =
          found.size() < most ? Double.POSITIVE_INFINITY : found.get(most - 1).makespanS();
      double seconds = evaluator.makespanS(services.get(i), mostS);
      if (Double.isFinite(seconds)) {
        found.add(new Solution<>(services.get(i), seconds));
        found.sort(Solution.FASTEST); // the first of equal ones stays
      }
    }
    return new ArrayList<>(found.subList(0, Math.min(most, found.size())));
  }

  /** The best service found from one, in one search of its kind. */
  private Solution<ContinuousService> search(Instance of, ContinuousService service, long steps) {
    Solution<? extends ContinuousService> found =
        service instanceof JoiningService joining
            ? new JoiningSearch(of, arrivals.readyS(), steps, 1, control, runs).from(joining)
            : GroupMoves.improve(
                of, arrivals.readyS(), (GroupService) service, steps, control, runs);
    return new Solution<>(found.plan(), found.makespanS());
  }

  private ServiceEvaluator<ContinuousService> evaluator(Instance of) {
    return new ServiceEvaluator<>(new ContinuousRun(of, arrivals.readyS()), control, runs);
  }

  /** The order of admission of a plan without drafts, with the best number of groups. */
  public static Outcome withoutDrafts(Instance instance, Plan plan, Control control) {
    GroupService.GroupRule rule = new GroupService.GroupRule(Batching.UNLIMITED, 0);
    ContinuousRun run = ContinuousRun.of(instance, plan);
    ServiceEvaluator<GroupService> evaluator =
        new ServiceEvaluator<>(run, control, new LongAdder());
    List<Solution<GroupService>> executed = new ArrayList<>();
    for (int groups = 1; groups <= SimpleServices.MOST_GROUPS; groups++) {
      GroupService service = new GroupService(plan.tasks(), Collections.nCopies(groups, rule));
      executed.add(evaluator.executed(service));
    }
    if (executed.stream().anyMatch(each -> Double.isInfinite(each.makespanS()))) {
      return new Outcome.Unknown(Termination.INTERRUPTED, null);
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
   * about a percent of what a search of its own finds.
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
    double bestS =
        new ShortPlanning(instance, PromptArrivals.IN_TURN, control)
            .best(services, Long.MAX_VALUE, COMPARED_STEPS)
            .makespanS();
    return control.stop() == null && Double.isFinite(bestS) ? bestS : null;
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
