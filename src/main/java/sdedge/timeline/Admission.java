package sdedge.timeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.Feasibility;

/**
 * Lets batches into the system in plan order, the head blocking the rest (docs/model.md section 6,
 * {@code asynchronous}).
 */
final class Admission {
  private final Instance instance;
  private final Deque<BatchJob> queue;
  private final double[] drafterTokens;
  private double verifierTokens;
  private long tasks;

  /** A queue of jobs in plan order. */
  Admission(Instance instance, List<BatchJob> jobs) {
    this.instance = instance;
    queue = new ArrayDeque<>(jobs);
    drafterTokens = new double[instance.drafters().size()];
  }

  /** Batches not yet admitted, in order. */
  List<BatchJob> waiting() {
    return List.copyOf(queue);
  }

  /** Admits the head of the queue; null if there is none or it must wait. */
  @Nullable BatchJob admit(double nowS) {
    BatchJob head = queue.peek();
    if (head == null || head.dueS() > nowS || !hasRoom(head)) {
      return null;
    }
    queue.remove();
    reserve(head, 1);
    return head;
  }

  /** A batch has ended: it gives up its memory. */
  void release(BatchJob job) {
    reserve(job, -1);
  }

  private boolean hasRoom(BatchJob job) {
    boolean room =
        tasks + job.tasks() <= instance.batching().maxTasksPerCohort()
            && Feasibility.fits(instance.verifier(), verifierTokens + job.tokens());
    for (PartJob part : job.parts()) {
      int d = part.profile().drafter();
      room &= Feasibility.fits(instance.drafters().get(d).node(), drafterTokens[d] + part.tokens());
    }
    return room;
  }

  private void reserve(BatchJob job, int sign) {
    tasks += (long) sign * job.tasks();
    verifierTokens += sign * job.tokens();
    for (PartJob part : job.parts()) {
      drafterTokens[part.profile().drafter()] += sign * part.tokens();
    }
  }
}
