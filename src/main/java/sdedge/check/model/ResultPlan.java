package sdedge.check.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/** A plan as a result states it (Section 6 of the model); tasks and drafters are indices. */
public record ResultPlan(Pipeline pipeline, Scope scope, List<OfDrafter> drafters) {

  /** The cohorts of one drafter; {@code order} is null if the plan follows none. */
  public record OfDrafter(
      int drafter, @Nullable TaskOrder order, UplinkPolicy uplink, List<List<Batch>> cohorts) {
    /** All batches in plan order. */
    public List<Batch> batches() {
      return cohorts.stream().flatMap(List::stream).toList();
    }

    /** All tasks in plan order. */
    public List<Integer> tasks() {
      return batches().stream().flatMap(batch -> batch.tasks().stream()).toList();
    }
  }

  /** Tasks in upload order with their speculation length. */
  public record Batch(List<Integer> tasks, int length) {}
}
