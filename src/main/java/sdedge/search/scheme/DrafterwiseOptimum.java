package sdedge.search.scheme;

import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;

/** The optimum of each drafter by itself under rolling, all executed together asynchronously. */
record DrafterwiseOptimum(String key, String definition) implements Optimised {
  static final String ONLY_ONE = "there is only one drafter";

  @Override
  public boolean separatesDrafters() {
    return true;
  }

  /** With one drafter there is nothing to separate. */
  @Override
  public @Nullable String refusal(Instance instance) {
    return instance.drafters().size() > 1 ? null : ONLY_ONE;
  }

  @Override
  public Instance narrow(Instance instance) {
    return instance.withOptions(Pipeline.ASYNCHRONOUS, null, null, null);
  }
}
