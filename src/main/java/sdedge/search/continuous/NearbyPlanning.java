package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import sdedge.control.Control;
import sdedge.control.Termination;
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
import sdedge.search.continuous.UplinkAlternation.Sent;
import sdedge.search.local.Solution;
import sdedge.stream.ContinuousRun;
import sdedge.timeline.RunDraws;

/**
 * Plans an instance that differs in little from one of which a good plan is known, from that one
 * on: a search of a tenth of the steps, without a bound (docs/model.md section 13).
 */
public final class NearbyPlanning {
  private static final String NOTE =
      "found by a shortened search from another plan: optimality is not claimed";
  private static final int PART = 10; // of the steps of a whole search
  private static final int PART_OF_STARTS = 3; // of these

  private final Instance instance;
  private final Known known;
  private final boolean joins; // tasks one by one, too
  private final Control control;
  private final LongAdder runs = new LongAdder();

  /** A plan of an instance that others differ from in little. */
  public record Known(Instance instance, Plan plan) {
    /** The drafter whose tasks those of another instance at a drafter were. */
    private int drafterOf(Instance other, int drafter) {
      return instance.tasks().get(other.tasksOf(drafter)[0]).drafter();
    }
  }

  private NearbyPlanning(Instance instance, Known known, boolean joins, Control control) {
    this.instance = instance;
    this.known = known;
    this.joins = joins;
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
    return JoiningSearch.mostSteps(known.instance, ended.steps())
        > ContinuousPlanning.MOST_STEPS / PART;
  }

  /**
   * A good plan of an instance of the pipeline {@code continuous}.
   *
   * @param joins whether tasks may join one by one where the known plan has groups
   */
  public static Outcome of(Instance instance, Known known, boolean joins, Control control) {
    return new NearbyPlanning(instance, known, joins, control).solve();
  }

  private Outcome solve() {
    List<ContinuousService> starts = starts();
    Sent found = starts.isEmpty() ? null : sent(searched(starts, arrivals(starts.get(0))));
    Termination stop = control.stop();
    if (found == null || stop != null || Double.isInfinite(found.service().makespanS())) {
      return new Outcome.Unknown(stop == null ? Termination.INTERRUPTED : stop, null);
    }
    return new Outcome.Feasible(
        found.arrivals().of(plan(found.service().plan())),
        found.service().makespanS(),
        null,
        Termination.COMPLETED,
        NOTE,
        new Counts(runs.sum(), runs.sum()));
  }

  private Plan plan(ContinuousService service) {
    TaskOrder order = TaskOrdering.named(instance, service.tasks());
    return new Plan(instance.speculation().scope(), order, service);
  }

  /** The known plan as far as the instance has it, in whatever modes it must, then simple ones. */
  private List<ContinuousService> starts() {
    List<ContinuousService> all = new ArrayList<>();
    if (known.plan.continuous() instanceof JoiningService own) {
      JoiningService same = adapted(own);
      all.add(same);
      JoiningStarts.modes(instance).forEach(modes -> all.add(same.in(modes)));
    } else if (known.plan.continuous() instanceof GroupService own) {
      all.add(new GroupService(order(own.tasks()), own.groups(), own.loaded()));
    }
    all.removeIf(service -> !Feasibility.violations(instance, plan(service)).isEmpty());
    if (joins) {
      all.addAll(JoiningStarts.of(instance));
    }
    return all.isEmpty() ? List.copyOf(SimpleServices.of(instance)) : all;
  }

  private List<Integer> order(List<Integer> own) {
    return instance.order() == TaskOrder.AUTO
        ? own
        : IntStream.of(TaskOrdering.sort(instance, instance.order())).boxed().toList();
  }

  /** Tasks that are at another drafter draft there as they did. */
  private JoiningService adapted(JoiningService own) {
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
    return own.inOrder(order(own.tasks()))
        .drafting(lengths, own.few(), fewLengths, own.offsets())
        .in(modes);
  }

  /** The prompts for which the first service takes the least time. */
  private PromptArrivals arrivals(ContinuousService first) {
    List<PromptArrivals> all = new ArrayList<>(PromptArrivals.choices(instance));
    if (known.plan.allocation() != null) {
      Plan sent = plan(first).with(known.plan.allocation());
      if (PromptArrivals.areAllocated(instance)
          && Feasibility.violations(instance, sent).isEmpty()) {
        all.add(PromptArrivals.of(instance, sent, known.plan.allocation()));
      }
    }
    return PromptArrivals.fastest(instance, all, List.of(first), control);
  }

  /** The best of some services, searched from on; where steps are drawn, on mean ones first. */
  private Sent searched(List<ContinuousService> starts, PromptArrivals arrivals) {
    Instance mean = instance.with(Steps.MEAN);
    long steps = ContinuousPlanning.MOST_STEPS / PART;
    ServiceEvaluator<ContinuousService> evaluator =
        new ServiceEvaluator<>(new ContinuousRun(mean, arrivals.readyS()), control, runs);
    Solution<ContinuousService> best = evaluator.executed(starts.get(0));
    for (int i = 1; i < starts.size() && evaluator.work() < steps / PART_OF_STARTS; i++) {
      double seconds = evaluator.makespanS(starts.get(i), best.makespanS());
      best = seconds < best.makespanS() ? new Solution<>(starts.get(i), seconds) : best;
    }
    boolean drawn = RunDraws.areFor(instance, Pipeline.CONTINUOUS);
    long part = (steps - evaluator.work()) / (drawn ? 2 : 1);
    best = improved(mean, best.plan(), arrivals, part);
    if (drawn) {
      ServiceEvaluator<ContinuousService> ofDrawn =
          new ServiceEvaluator<>(new ContinuousRun(instance, arrivals.readyS()), control, runs);
      Solution<ContinuousService> first = ofDrawn.executed(starts.get(0));
      Solution<ContinuousService> other = ofDrawn.executed(best.plan());
      best = improved(instance, (other.isFasterThan(first) ? other : first).plan(), arrivals, part);
    }
    return new Sent(best, arrivals);
  }

  private Solution<ContinuousService> improved(
      Instance of, ContinuousService service, PromptArrivals arrivals, long steps) {
    return ServiceSearch.improve(of, arrivals.readyS(), service, steps, control, runs);
  }

  /** With the best allocation found for it, where one is asked for. */
  private Sent sent(Sent found) {
    long steps = ContinuousPlanning.MOST_STEPS / PART;
    return PromptArrivals.areAllocated(instance)
        ? new UplinkAlternation(instance, steps, control, runs).improve(found)
        : found;
  }
}
