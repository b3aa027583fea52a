package sdedge.search.scheme;

import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.TaskOrder;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.planning.AllBatchPlans;
import sdedge.search.planning.Optimum;
import sdedge.search.planning.Planning;

/** The best plan found of all batch plans, from the optimum of those in an order on. */
record PartitionsScheme(String key, String definition) implements Approach {
  @Override
  public Effort effort() {
    return Effort.WHOLE;
  }

  @Override
  public @Nullable String refusal(Instance instance) {
    return instance.order() == TaskOrder.AUTO
        ? AllBatchPlans.refusal(instance)
        : "it keeps to no order, and order " + instance.order().key() + " is asked for";
  }

  @Override
  public Outcome plan(Instance instance, SearchOptions options, Control control) {
    Optimum inOrder = new Optimum.Whole(key, definition);
    return Planning.unproven(
        AllBatchPlans.forComparison(
            instance, inOrder.plan(instance, options, control.share(0, 2)), options, control),
        this);
  }
}
