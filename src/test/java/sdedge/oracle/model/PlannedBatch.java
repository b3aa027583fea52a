package sdedge.oracle.model;

import java.util.List;
import sdedge.instance.Instance;
import sdedge.plan.Batch;

/**
 * A batch in its place in a plan.
 *
 * @param cohort from 1
 * @param position in its cohort, from 1
 * @param readyS U, seconds
 */
public record PlannedBatch(int cohort, int position, Batch batch, List<Part> parts, double readyS) {
  static PlannedBatch of(Instance instance, int cohort, int position, Batch batch, double readyS) {
    return new PlannedBatch(cohort, position, batch, Part.of(instance, batch), readyS);
  }
}
