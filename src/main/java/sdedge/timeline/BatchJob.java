package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.PartProfile;
import sdedge.plan.Feasibility;

/** A batch on its way through the servers. */
final class BatchJob {
  private final PricedBatch batch;
  private final int position;
  private final double dueS;
  private final List<PartJob> parts;
  private final double tokens;
  private int step = 1;
  private int arrived;
  private int inService;

  /**
   * A batch that waits to be admitted.
   *
   * @param position in the plan
   * @param dueS the largest U of the plan up to and including this batch, seconds
   */
  BatchJob(Instance instance, PricedBatch batch, int position, double dueS) {
    this.batch = batch;
    this.position = position;
    this.dueS = dueS;
    parts = new ArrayList<>();
    double sum = 0;
    for (PartProfile part : batch.profile().parts()) {
      double own = 0;
      for (int k : batch.batch().tasks()) {
        Task task = instance.tasks().get(k);
        own += task.drafter() == part.drafter() ? Feasibility.reservedTokens(instance, k) : 0;
      }
      parts.add(new PartJob(this, parts.size(), part, own));
      sum += own;
    }
    tokens = sum;
    inService = parts.size();
  }

  PricedBatch batch() {
    return batch;
  }

  int position() {
    return position;
  }

  double dueS() {
    return dueS;
  }

  List<PartJob> parts() {
    return parts;
  }

  int tasks() {
    return batch.batch().tasks().size();
  }

  /** Reserved for its tasks on the verifier. */
  double tokens() {
    return tokens;
  }

  /** The step that is, or will next be, verified. */
  int step() {
    return step;
  }

  /** A part is at the verifier; whether all that take part in the step are. */
  boolean join() {
    arrived++;
    int expected = 0;
    for (PartJob part : parts) {
      expected += step <= part.profile().steps() ? 1 : 0;
    }
    return arrived == expected;
  }

  /** A step has been verified: the next one is collected. */
  void verified() {
    step++;
    arrived = 0;
  }

  /** A part has let go; whether it was the last one. */
  boolean leave() {
    inService--;
    return inService == 0;
  }
}
