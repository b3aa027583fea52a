package sdedge.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/**
 * The cohorts of one drafter, run one after the other.
 *
 * @param drafter index into {@link sdedge.instance.Instance#drafters()}
 * @param order the order in which the plan is contiguous, never {@code AUTO}; null if none
 * @param uplink the policy, never {@code AUTO}
 */
public record DrafterPlan(
    int drafter, @Nullable TaskOrder order, UplinkPolicy uplink, List<Cohort> cohorts) {
  public DrafterPlan {
    cohorts = List.copyOf(cohorts);
  }

  /** The batches of all cohorts, in plan order. */
  public List<Batch> batches() {
    return cohorts.stream().flatMap(c -> c.batches().stream()).toList();
  }

  /** The tasks of all batches, in plan order. */
  public List<Integer> tasks() {
    return batches().stream().flatMap(b -> b.tasks().stream()).toList();
  }
}
