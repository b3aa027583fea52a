package sdedge.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.wireless.Allocation;

/**
 * A complete decision (docs/model.md section 6).
 *
 * @param order the order in which the plan is contiguous, never {@code AUTO}; null if none
 * @param uplink the policy
 * @param allocation what each task gets of its band; null unless the policy is {@code EXPLICIT}
 * @param cohorts run one after the other
 */
public record Plan(
    Pipeline pipeline,
    Scope scope,
    @Nullable TaskOrder order,
    UplinkPolicy uplink,
    @Nullable Allocation allocation,
    List<Cohort> cohorts) {
  public Plan {
    cohorts = List.copyOf(cohorts);
    if ((uplink == UplinkPolicy.EXPLICIT) != (allocation != null)) {
      throw new IllegalArgumentException("an allocation goes with the policy explicit");
    }
  }

  /** A plan whose allocation follows from a formula. */
  public Plan(
      Pipeline pipeline,
      Scope scope,
      @Nullable TaskOrder order,
      UplinkPolicy uplink,
      List<Cohort> cohorts) {
    this(pipeline, scope, order, uplink, null, cohorts);
  }

  /** This plan executed by another pipeline. */
  public Plan with(Pipeline other) {
    return new Plan(other, scope, order, uplink, allocation, cohorts);
  }

  /** This plan under a policy that is a formula. */
  public Plan with(UplinkPolicy policy) {
    return new Plan(pipeline, scope, order, policy, null, cohorts);
  }

  /** This plan with an allocation of its own. */
  public Plan with(Allocation explicit) {
    return new Plan(pipeline, scope, order, UplinkPolicy.EXPLICIT, explicit, cohorts);
  }

  /** This plan said to be of another scope. */
  public Plan with(Scope other) {
    return new Plan(pipeline, other, order, uplink, allocation, cohorts);
  }

  /** This plan said to follow another order; null for none. */
  public Plan with(@Nullable TaskOrder other) {
    return new Plan(pipeline, scope, other, uplink, allocation, cohorts);
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
