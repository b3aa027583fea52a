package sdedge.search.scheme;

import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.search.Approach;

/** What engines do that refill their batches: the plan of pipeline {@code continuous}. */
record ContinuousScheme(String key, String definition) implements Approach {
  @Override
  public boolean searches(Pipeline pipeline) {
    return pipeline == Pipeline.CONTINUOUS;
  }

  @Override
  public Instance narrow(Instance instance) {
    return instance.withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null);
  }
}
