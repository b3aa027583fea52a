package sdedge.search;

import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Named;

/** A way to plan. */
public interface Approach extends Named {
  /** What it does, in one line. */
  String definition();

  /** How many plans it looks at, and whether its bounds and proofs are of the whole problem. */
  default Effort effort() {
    return Effort.RULE;
  }

  /** Why it cannot plan an instance; null if it can. */
  default @Nullable String refusal(Instance instance) {
    return null;
  }

  /** The instance with the pipeline, uplink, order and caps that it plans for. */
  default Instance narrow(Instance instance) {
    return instance;
  }

  /**
   * The best plan that it finds of an instance that it does not refuse, or of that with its tasks
   * at other drafters, which the execution then says.
   */
  Outcome plan(Instance instance, SearchOptions options, Control control);
}
