package sdedge.search.planning;

import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.stream.bound.ClosedBound;

/** What no policy can exceed (docs/model.md section 12), as far as there is time to prove it. */
public final class AllPoliciesBound {
  private AllPoliciesBound() {}

  /**
   * The bound on plans of a pipeline by the best prices found in the time of a control; null if
   * none was proven in it, or if an answer is too long for one.
   */
  public static @Nullable ClosedBound of(Instance instance, Pipeline pipeline, Control control) {
    return FailureRecovery.attempt(
        control, "the bound", () -> ClosedBound.of(instance, pipeline, control));
  }
}
