package sdedge.search.asynchronous;

import java.util.List;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.search.local.LocalSearch;
import sdedge.search.local.MoveAcceptance;
import sdedge.search.local.Solution;

/** Improves plans of batches by moves that lower their makespan as executed. */
public final class BatchSearch {
  private static final int VAIN_JUMPS = 40;

  private BatchSearch() {}

  /**
   * The best plan found from a feasible one, under its pipeline; cohorts are made anew.
   *
   * @param mostStages stages to execute, about
   */
  public static Solution<Plan> improve(
      Instance instance, Plan start, long mostStages, Control control) {
    Executor executor = new Executor(instance, start);
    Solution<List<Batch>> best =
        LocalSearch.improve(
            start.batches(),
            new BatchNeighbourhood(instance, BatchNeighbourhood.ALL, executor),
            executor,
            MoveAcceptance.FASTER,
            new LocalSearch.Budget(mostStages, Integer.MAX_VALUE, VAIN_JUMPS),
            control);
    return new Solution<>(executor.plan(best.plan()), best.makespanS());
  }
}
