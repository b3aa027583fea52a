package sdedge.search.planning;

import java.util.Locale;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.asynchronous.BatchSearch;
import sdedge.search.joint.BestAllocation;
import sdedge.search.local.Solution;
import sdedge.timeline.Execution;
import sdedge.timeline.Timeline;

/**
 * Plans that are contiguous in no order, after the best of those that are is proven (docs/model.md
 * section 7): the moves that improve plans for asynchronous execution, under the slot pipelines.
 */
public final class BeyondOrders {
  private static final long MOST_STAGES = 20_000_000; // that the local search executes

  private BeyondOrders() {}

  /**
   * A proven optimum, or a plan that is faster. Depends on no clock unless the control stops it.
   *
   * @return the outcome itself if it is no proven optimum, if its pipeline keeps to no order
   *     anyway, or if nothing faster was found
   */
  public static Outcome of(Instance instance, Outcome outcome, Control control) {
    if (!(outcome instanceof Outcome.Optimal optimal) || !optimal.plan().pipeline().hasSlots()) {
      return outcome;
    }
    Solution<Plan> improved =
        FailureRecovery.attempt(
            control,
            "the search beyond the orders",
            () -> BatchSearch.improve(instance, optimal.plan(), MOST_STAGES, control));
    Plan plan = improved == null ? null : BestAllocation.ifJoint(instance, improved.plan());
    Execution execution = plan == null ? null : Timeline.execute(instance, plan);
    return execution == null || !(execution.makespanS() < optimal.makespanS() * (1 - Solution.SAME))
        ? outcome
        : new Outcome.Feasible(
            execution,
            optimal.termination(),
            note(optimal.makespanS()),
            optimal.counts(),
            new Outcome.Proof(
                null,
                optimal.proof().certificates(),
                optimal.proof().ofAllPolicies(),
                optimal.makespanS()));
  }

  private static String note(double contiguousS) {
    return String.format(
        Locale.ROOT,
        "contiguous in no order; of the plans contiguous in an order searched the best takes %.6g"
            + " s, proven",
        contiguousS);
  }
}
