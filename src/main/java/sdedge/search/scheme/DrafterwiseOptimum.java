package sdedge.search.scheme;

import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.planning.Planning;

/** The optimum of each drafter by itself under rolling, all executed together asynchronously. */
record DrafterwiseOptimum(String key, String definition) implements Approach {
  static final String ONLY_ONE = "there is only one drafter";

  /** With one drafter there is nothing to separate. */
  @Override
  public @Nullable String refusal(Instance instance) {
    return instance.drafters().size() > 1 ? null : ONLY_ONE;
  }

  @Override
  public Instance narrow(Instance instance) {
    return instance.withOptions(Pipeline.ASYNCHRONOUS, null, null, null);
  }

  @Override
  public Outcome plan(Instance instance, SearchOptions options, Control control) {
    return Planning.drafterwise(this, instance, options, control);
  }
}
