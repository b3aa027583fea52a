package sdedge.search.continuous;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.ContinuousService;
import sdedge.plan.Plan;
import sdedge.stream.ContinuousRun;
import sdedge.timeline.Uploads;
import sdedge.wireless.Allocation;
import sdedge.wireless.Uplink;

/**
 * When prompts come that are served continuously (docs/model.md section 13).
 *
 * @param allocation of the bands; null of a policy that is a formula
 * @param readyS by task, seconds; null if cells send them one by one, in the order of admission
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record PromptArrivals(
    UplinkPolicy policy, @Nullable Allocation allocation, double @Nullable [] readyS) {
  /** Prompts that cells send one by one. */
  static final PromptArrivals IN_TURN = new PromptArrivals(UplinkPolicy.SEQUENTIAL, null, null);

  /** By a policy that is a formula; all but those in turn do not depend on an order. */
  static PromptArrivals of(Instance instance, UplinkPolicy policy) {
    if (policy == UplinkPolicy.SEQUENTIAL) {
      return IN_TURN;
    }
    double[] readyS = new double[instance.tasks().size()];
    for (int d : instance.draftersWithTasks()) {
      int[] own = instance.tasksOf(d);
      List<Task> tasks = IntStream.of(own).mapToObj(instance.tasks()::get).toList();
      double[] ready = Uplink.readySeconds(instance.drafters().get(d).wireless(), tasks, policy);
      for (int i = 0; i < own.length; i++) {
        readyS[own[i]] = ready[i];
      }
    }
    return new PromptArrivals(policy, null, readyS);
  }

  /** By an allocation of the bands to the tasks of a plan. */
  static PromptArrivals of(Instance instance, Plan plan, Allocation allocation) {
    Plan sent = plan.with(allocation);
    return new PromptArrivals(sent.uplink(), allocation, Uploads.readySeconds(instance, sent));
  }

  /**
   * Those that an instance lets choose from, in turn first, beside allocations. None is always
   * best: prompts in turn are there first where power is spread over the band, but a pass that
   * waits for several of them may end sooner than passes that take each as it comes.
   */
  static List<PromptArrivals> choices(Instance instance) {
    UplinkPolicy asked = instance.uplink();
    if (asked.isDecided()) {
      return List.of(of(instance, asked));
    }
    boolean areSent =
        IntStream.of(instance.draftersWithTasks())
            .mapToObj(instance.drafters()::get)
            .anyMatch(Drafter::hasUplink);
    return areSent
        ? UplinkPolicy.FORMULAS.stream().map(policy -> of(instance, policy)).toList()
        : List.of(IN_TURN);
  }

  /** Whether bands are to be allocated, and a share of one carries more than its part. */
  static boolean areAllocated(Instance instance) {
    return instance.uplink() == UplinkPolicy.JOINT
        && IntStream.of(instance.draftersWithTasks())
            .mapToObj(instance.drafters()::get)
            .filter(Drafter::hasUplink)
            .anyMatch(drafter -> drafter.wireless().powerModel() == PowerModel.CONSTANT_POWER);
  }

  /** The choice with which some service takes the least time under mean steps, as a rule. */
  static PromptArrivals fastest(
      Instance instance,
      List<PromptArrivals> choices,
      List<? extends ContinuousService> services,
      Control control) {
    PromptArrivals best = choices.get(0);
    double bestS = Double.POSITIVE_INFINITY;
    ContinuousRun inTurn = new ContinuousRun(instance.with(Steps.MEAN));
    for (PromptArrivals each : choices.size() == 1 ? List.<PromptArrivals>of() : choices) {
      ContinuousRun run = inTurn.with(each.readyS());
      for (ContinuousService service : services) {
        double seconds = run.ended(service, bestS, control).makespanS();
        best = seconds < bestS ? each : best;
        bestS = Math.min(bestS, seconds);
      }
    }
    return best;
  }

  /** A plan with these. */
  Plan of(Plan plan) {
    return allocation == null ? plan.with(policy) : plan.with(allocation);
  }
}
