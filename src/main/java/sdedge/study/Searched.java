package sdedge.study;

import sdedge.instance.Instance;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.solver.BeyondOrders;

/**
 * What a search found, not verified yet.
 *
 * @param instance that the plan is of: the one given, or with its tasks at other drafters
 */
public record Searched(Instance instance, Approach approach, Outcome outcome, Watch watch) {
  /** The same, or a plan contiguous in no order that is faster than the proven optimum of those. */
  public Searched beyondOrders() {
    Outcome better = BeyondOrders.of(instance, outcome, watch);
    return new Searched(instance, approach, better, watch);
  }
}
