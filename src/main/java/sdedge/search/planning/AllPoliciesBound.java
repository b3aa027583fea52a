package sdedge.search.planning;

import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.search.Outcome;
import sdedge.stream.bound.ClosedBound;

/** What no policy can exceed (docs/model.md section 12), as far as there is time to prove it. */
public final class AllPoliciesBound {
  private static final double LEAST_S = 0.5; // also when the limit is over

  private AllPoliciesBound() {}

  /**
   * The bound on plans of a pipeline by the best prices found in the time of a control; null if
   * none was proven in it, or if an answer is too long for one.
   */
  public static @Nullable ClosedBound of(Instance instance, Pipeline pipeline, Control control) {
    return FailureRecovery.attempt(
        control, "the bound", () -> ClosedBound.of(instance, pipeline, control));
  }

  /**
   * A plan with what bounds its pipeline, if that is proven in the time left, half a second at
   * least.
   */
  public static Outcome.Found bounded(Instance instance, Outcome.Found found, Control control) {
    return bounded(instance, found, control, LEAST_S);
  }

  /** Likewise in so many seconds at least. */
  public static Outcome.Found bounded(
      Instance instance, Outcome.Found found, Control control, double leastS) {
    Control rest = control.wrapUp(Math.max(leastS, control.leftS()));
    ClosedBound bound = of(instance, found.plan().pipeline(), rest);
    return bound == null ? found : found.with(bound);
  }
}
