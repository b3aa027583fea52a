package sdedge.search.scheme;

import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.search.Approach;

/** What engines do that refill their batches: the plan of pipeline {@code continuous}. */
record ContinuousScheme(String key, String definition) implements Approach {
  @Override
  public boolean searchesContinuous() {
    return true;
  }

  @Override
  public @Nullable String refusal(Instance instance) {
    return instance.speculation().steps() == Steps.EXPECTED
        ? "continuous plans are made for steps: mean"
        : null;
  }

  @Override
  public Instance narrow(Instance instance) {
    return instance.withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null);
  }
}
