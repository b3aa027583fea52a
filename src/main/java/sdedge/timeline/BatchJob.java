package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.latency.CertainPart;
import sdedge.latency.PartProfile;
import sdedge.plan.Arena;

/** A batch on its way through the servers. Loops, no streams: searches execute millions. */
final class BatchJob {
  private static final int NONE = -1;

  private final PricedBatch batch;
  private final int position;
  private final List<PartJob> parts;
  private final @Nullable CertainPart certain;
  private int step = 1;
  private int outstanding;
  private int inService;
  private int unfinished;

  /**
   * A batch that waits to be admitted.
   *
   * @param position in the plan
   */
  BatchJob(Instance instance, PricedBatch batch, int position) {
    this.batch = batch;
    this.position = position;
    List<PartProfile> profiles = batch.profile().parts();
    int count = profiles.size();
    Arena reserved = new Arena(instance, count);
    for (int k : batch.batch().tasks()) {
      reserved.add(batch.part(instance.tasks().get(k).drafter()), k);
    }
    List<PartJob> jobs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      jobs.add(new PartJob(i, profiles.get(i), reserved.onDrafter(i), reserved.onVerifier(i)));
    }
    parts = jobs;
    certain = null;
    outstanding = partsIn(step);
    inService = count;
    unfinished = count;
  }

  private BatchJob(BatchJob other, @Nullable CertainPart certain, int part) {
    batch = other.batch;
    position = other.position;
    this.certain = certain;
    parts = new ArrayList<>(other.parts.size());
    for (PartJob each : other.parts) {
      parts.add(
          each.copy(certain != null && each.index() == part ? certain.part() : each.profile()));
    }
    step = other.step;
    outstanding = other.outstanding;
    inService = other.inService;
    unfinished = other.unfinished;
  }

  /** A copy of the batch where it is now. */
  BatchJob copy() {
    return new BatchJob(this, certain, NONE);
  }

  /** A copy of the batch where it is now, given that a part goes on for certain. */
  BatchJob given(int part, CertainPart certainPart) {
    return new BatchJob(this, certainPart, part);
  }

  PricedBatch batch() {
    return batch;
  }

  int position() {
    return position;
  }

  List<PartJob> parts() {
    return parts;
  }

  int tasks() {
    return batch.batch().tasks().size();
  }

  /** v of a step, seconds. */
  double verify(int n) {
    return certain == null ? batch.profile().verify(n) : certain.verify(n);
  }

  /** The step that is, or will next be, verified. */
  int step() {
    return step;
  }

  /** Whether the step is the last one before steps in which some part may be gone. */
  boolean isLastSureStep() {
    return step == batch.profile().sureSteps() && step < batch.profile().steps();
  }

  private int partsIn(int n) {
    int count = 0;
    for (PartJob part : parts) {
      count += n <= part.profile().steps() ? 1 : 0;
    }
    return count;
  }

  /** A part is at the verifier; whether all that take part in the step are. */
  boolean join() {
    outstanding--;
    return outstanding == 0;
  }

  /** A step has been verified: the next one is collected. */
  void verified() {
    step++;
    outstanding = partsIn(step);
  }

  /** A part has let go; whether it was the last one. */
  boolean leave() {
    inService--;
    return inService == 0;
  }

  /** The last verdict of a part is known; whether it was the last one. */
  boolean finish() {
    unfinished--;
    return unfinished == 0;
  }

  /** Whether nothing more can happen to it. */
  boolean isOver() {
    return inService == 0 && unfinished == 0;
  }

  /**
   * The steps of a part after the last likely one, one after the other without waiting, seconds.
   */
  double unlikelyS(PartJob part) {
    PartProfile profile = part.profile();
    double seconds = 0;
    for (int n = part.lastLikely() + 1; n <= profile.steps(); n++) {
      seconds += profile.draft(n) + profile.up(n) + verify(n) + profile.down(n);
    }
    return seconds;
  }
}
