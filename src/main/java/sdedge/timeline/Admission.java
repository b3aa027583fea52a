package sdedge.timeline;

import sdedge.instance.Instance;
import sdedge.plan.MemoryModel;

/** The memory and the places that batches in the system take (docs/model.md section 6). */
final class Admission {
  private final Instance instance;
  private final MemoryModel memory;
  private final double[] drafterTokens;
  private double verifierTokens;
  private long tasks;

  /** An empty system. */
  Admission(Instance instance, MemoryModel memory) {
    this.instance = instance;
    this.memory = memory;
    drafterTokens = new double[instance.drafters().size()];
  }

  private Admission(Admission other) {
    instance = other.instance;
    memory = other.memory;
    drafterTokens = other.drafterTokens.clone();
    verifierTokens = other.verifierTokens;
    tasks = other.tasks;
  }

  /** A copy of the system, which advances independently. */
  Admission copy() {
    return new Admission(this);
  }

  /** Whether there is room for a batch beside the others. */
  boolean hasRoom(BatchJob job) {
    boolean room =
        tasks + job.tasks() <= instance.batching().maxTasksPerCohort() && fitsVerifier(job);
    for (PartJob part : job.parts()) {
      int d = part.profile().drafter();
      room &= memory.fits(d, drafterTokens[d] + part.tokens());
    }
    return room;
  }

  private boolean fitsVerifier(BatchJob job) {
    double[] byDrafter = drafterTokens.clone();
    for (PartJob part : job.parts()) {
      byDrafter[part.profile().drafter()] += part.tokens();
    }
    return memory.fitsVerifier(verifierTokens + job.tokens(), byDrafter);
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
    verifierTokens += sign * job.tokens();
    for (PartJob part : job.parts()) {
      drafterTokens[part.profile().drafter()] += sign * part.tokens();
    }
  }
}
