package sdedge.timeline;

import sdedge.instance.Instance;
import sdedge.plan.MemoryModel;
import sdedge.plan.ReservedTokens;

/** The memory and the places that batches in the system take (docs/model.md section 6). */
final class Admission {
  private final Instance instance;
  private final ReservedTokens reserved;
  private long tasks;

  /** An empty system. */
  Admission(Instance instance, MemoryModel memory) {
    this.instance = instance;
    reserved = ReservedTokens.none(instance, memory);
  }

  private Admission(Admission other) {
    instance = other.instance;
    reserved = other.reserved.copy();
    tasks = other.tasks;
  }

  /** A copy of the system, which advances independently. */
  Admission copy() {
    return new Admission(this);
  }

  /** Whether there is room for a batch beside the others. */
  boolean hasRoom(BatchJob job) {
    reserve(job, 1);
    boolean room = tasks <= instance.batching().maxTasksPerCohort() && reserved.fitVerifier();
    for (PartJob part : job.parts()) {
      room &= reserved.fitDrafter(part.profile().drafter());
    }
    reserve(job, -1);
    return room;
  }

  /** A batch is let in. */
  void admit(BatchJob job) {
    reserve(job, 1);
  }

  /** A batch has ended: it gives up its memory. */
  void release(BatchJob job) {
    reserve(job, -1);
  }

  private void reserve(BatchJob job, int sign) {
    tasks += (long) sign * job.tasks();
    for (PartJob part : job.parts()) {
      reserved.add(part.profile().drafter(), sign * part.tokens(), sign * part.verifierTokens());
    }
  }
}
