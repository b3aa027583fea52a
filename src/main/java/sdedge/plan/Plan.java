package sdedge.plan;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.wireless.Allocation;

/**
 * A complete decision (docs/model.md sections 6 and 13): cohorts of batches, or under the pipeline
 * {@code continuous} how tasks are served without them.
 *
 * @param order the order in which the plan is contiguous, never {@code AUTO}; null if none
 * @param uplink the policy; not decided only of a plan as it is read, before one is chosen
 * @param allocation what each task gets of its band; null unless the policy is {@code EXPLICIT}
 * @param cohorts run one after the other; none of a continuous plan
 * @param continuous null of a plan of batches
 */
public record Plan(
    Pipeline pipeline,
    Scope scope,
    @Nullable TaskOrder order,
    UplinkPolicy uplink,
    @Nullable Allocation allocation,
    List<Cohort> cohorts,
    @Nullable ContinuousService continuous) {
  public Plan {
    cohorts = List.copyOf(cohorts);
    if ((uplink == UplinkPolicy.EXPLICIT) != (allocation != null)) {
      throw new IllegalArgumentException("an allocation goes with the policy explicit");
    }
  }

  /** A plan of batches. */
  public Plan(
      Pipeline pipeline,
      Scope scope,
      @Nullable TaskOrder order,
      UplinkPolicy uplink,
      @Nullable Allocation allocation,
      List<Cohort> cohorts) {
    this(pipeline, scope, order, uplink, allocation, cohorts, null);
  }

  /** A plan without batches, whose prompts are sent one after the other. */
  public Plan(Scope scope, @Nullable TaskOrder order, ContinuousService continuous) {
    this(Pipeline.CONTINUOUS, scope, order, UplinkPolicy.SEQUENTIAL, null, List.of(), continuous);
  }

  /** A plan of batches whose allocation follows from a formula. */
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
    return new Plan(other, scope, order, uplink, allocation, cohorts, continuous);
  }

  /** This plan under a policy that is a formula. */
  public Plan with(UplinkPolicy policy) {
    return new Plan(pipeline, scope, order, policy, null, cohorts, continuous);
  }

  /** This plan with an allocation of its own. */
  public Plan with(Allocation explicit) {
    return new Plan(pipeline, scope, order, UplinkPolicy.EXPLICIT, explicit, cohorts, continuous);
  }

  /** This plan said to be of another scope. */
  public Plan with(Scope other) {
    return new Plan(pipeline, other, order, uplink, allocation, cohorts, continuous);
  }

  /** This plan said to follow another order; null for none. */
  public Plan with(@Nullable TaskOrder other) {
    return new Plan(pipeline, scope, other, uplink, allocation, cohorts, continuous);
  }

  /** The batches of all cohorts, in plan order. */
  public List<Batch> batches() {
    return cohorts.stream().flatMap(c -> c.batches().stream()).toList();
  }

  /** All lengths that are decided; none of groups that choose them step by step. */
  public IntStream lengths() {
    return continuous == null
        ? batches().stream().flatMapToInt(batch -> batch.choices().lengths())
        : continuous.decidedLengths();
  }

  /** All tasks, in plan order. */
  public List<Integer> tasks() {
    return continuous != null
        ? continuous.tasks()
        : batches().stream().flatMap(b -> b.tasks().stream()).toList();
  }
}
