package sdedge.timeline;

import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartProfile;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;

/**
 * A batch with all that execution needs to know of it.
 *
 * @param readyS U, when its last prompt has arrived
 */
public record PricedBatch(Batch batch, Place place, double readyS, BatchProfile profile) {

  /**
   * Where a batch stands in its plan.
   *
   * @param cohort from 0
   * @param batch from 0, within the cohort
   */
  public record Place(int cohort, int batch) {}

  /**
   * Prices a batch.
   *
   * @param readyS r_k by index of the task in the instance
   */
  public static PricedBatch of(
      Instance instance, StageModel model, Batch batch, Place place, double[] readyS) {
    List<Task> tasks = batch.tasks().stream().map(instance.tasks()::get).toList();
    return of(batch, place, readyS, BatchProfile.of(model, tasks, batch.choices()::of));
  }

  /** With the times of a batch; see the other method. */
  public static PricedBatch of(Batch batch, Place place, double[] readyS, BatchProfile profile) {
    double latestS = batch.tasks().stream().mapToDouble(k -> readyS[k]).max().orElse(0);
    return new PricedBatch(batch, place, latestS, profile);
  }

  int part(int drafter) {
    List<PartProfile> parts = profile.parts(); // in the order of their drafters
    int low = 0;
    int high = parts.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (parts.get(middle).drafter() < drafter) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
