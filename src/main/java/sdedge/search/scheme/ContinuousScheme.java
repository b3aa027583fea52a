package sdedge.search.scheme;

import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.continuous.ContinuousPlanning;
import sdedge.search.planning.Planning;
import sdedge.search.problem.ChoiceSets;

/** What engines do that refill their batches: the plan of pipeline {@code continuous}. */
record ContinuousScheme(String key, String definition) implements Approach {
  @Override
  public Effort effort() {
    return Effort.WHOLE;
  }

  @Override
  public @Nullable String refusal(Instance instance) {
    return ChoiceSets.of(narrow(instance)).isEmpty()
        ? "all drafters must draft in a step of continuous service, and have no mode in common"
        : null;
  }

  @Override
  public Instance narrow(Instance instance) {
    return instance.withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null);
  }

  @Override
  public Outcome plan(Instance instance, SearchOptions options, Control control) {
    return Planning.ifPossible(
        instance,
        () ->
            Planning.unproven(
                ContinuousPlanning.forComparison(narrow(instance), options, control), this));
  }
}
