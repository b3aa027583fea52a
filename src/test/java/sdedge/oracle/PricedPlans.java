package sdedge.oracle;

import java.util.List;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.local.Solution;
import sdedge.search.partition.BatchPlans;
import sdedge.search.problem.TaskOrdering;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/** Searches of all batch plans of few tasks, in which nothing but prices proves anything. */
public final class PricedPlans {
  /** Few moves, and no look at all sets. */
  private static final BatchPlans.Budget PRICES = new BatchPlans.Budget(2_000, 2, 0, 0, true);

  private PricedPlans() {}

  /** The best plan in an order. */
  public static Outcome.Optimal contiguous(Instance instance) {
    return (Outcome.Optimal) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
  }

  /** What is found from the best plan in an order on. */
  public static BatchPlans.Found best(
      Instance instance, Outcome.Found contiguous, Control control) {
    Solution<Plan> known = new Solution<>(contiguous.plan(), contiguous.makespanS());
    return BatchPlans.best(instance, known, PRICES, 1, control);
  }

  /** The same as an outcome without a proof that the plan is the best. */
  static Outcome.Feasible outcome(
      Instance instance, Outcome.Found contiguous, BatchPlans.Found found) {
    Double boundS = found.boundS();
    Outcome.Proof proof =
        new Outcome.Proof(
            boundS,
            List.of(),
            null,
            PlanClass.PARTITIONS,
            new Outcome.Contiguous(contiguous.makespanS(), true, TaskOrdering.candidates(instance)),
            found.certificates(),
            boundS == null ? "stopped" : "");
    return new Outcome.Feasible(
        Timeline.execute(instance, found.plan().plan()),
        Termination.COMPLETED,
        "",
        contiguous.counts(),
        proof);
  }
}
