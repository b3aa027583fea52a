package sdedge.timeline;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartProfile;
import sdedge.timeline.PricedBatch.Place;

/**
 * The record of an execution, batch by batch in plan order: it goes on as it is asked for the next
 * batch, and keeps no batch that was taken from it.
 */
final class BatchExecution implements Iterator<BatchRecord>, BatchListener, ExecutionListener {
  /** What batches will be asked for. */
  enum Detail {
    /** The times of their tasks, which see their own part as certain. */
    TIMES,
    /** Their stages. */
    STAGES
  }

  private static final double BALANCED = 0.02; // of the longer side of a slot

  private final PricedPlan plan;
  private final Set<Detail> details;
  private final BatchPipeline pipeline;
  private final Map<Place, BatchRecord> running = new HashMap<>();
  private final Map<Place, BatchRecord> finished = new HashMap<>();
  private @Nullable BatchRecord latest; // that something happened to
  private int next;
  private double uploadWaitS;
  private double draftS;
  private double fronthaulS;
  private double verifyS;
  private double balancedS;

  /**
   * The execution of a plan from its start.
   *
   * @param details what it will be asked for
   */
  BatchExecution(PricedPlan plan, Set<Detail> details) {
    this.plan = plan;
    this.details = details;
    pipeline =
        BatchPipeline.of(
            plan, this, details.contains(Detail.STAGES) ? new BatchStages(this) : BatchStages.NONE);
  }

  @Override
  public boolean hasNext() {
    return next < plan.size();
  }

  @Override
  public BatchRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Place place = plan.place(next);
    BatchRecord record = finished.remove(place);
    while (record == null && pipeline.advance()) {
      record = finished.remove(place);
    }
    if (record == null) {
      throw new IllegalStateException("every batch of a feasible plan ends");
    }
    next++;
    return record;
  }

  /** When the last batch ended, once all were taken, seconds. */
  double endS() {
    return pipeline.endS();
  }

  /** What the makespan is made of, once all batches were taken; null without slots. */
  @Nullable Components components() {
    return plan.plan().pipeline() == Pipeline.ASYNCHRONOUS
        ? null
        : new Components(uploadWaitS, draftS, fronthaulS, verifyS, balancedS);
  }

  @SuppressWarnings("ReferenceEquality") // the same object, as often as it is notified
  private BatchRecord record(PricedBatch batch) {
    BatchRecord known = latest;
    if (known == null || known.batch() != batch) {
      known = record(batch.place());
      latest = known;
    }
    return known;
  }

  private BatchRecord record(Place place) {
    return Objects.requireNonNull(running.get(place));
  }

  @Override
  public void admitted(PricedBatch batch) {
    running.put(batch.place(), new BatchRecord(batch));
  }

  @Override
  public void begins(PricedBatch batch, double timeS) {
    record(batch).begins(timeS);
  }

  @Override
  public void stage(StageRun run) {
    record(new Place(run.cohort() - 1, run.batch() - 1)).stage(run);
  }

  @Override
  public void firstTokens(PricedBatch batch, int part, double timeS) {
    record(batch).verdicts(part).firstTokens(timeS);
  }

  @Override
  public void verdict(PricedBatch batch, int part, int step, double timeS) {
    record(batch).verdicts(part).known(step, timeS);
  }

  /** Tasks that may end early see the execution in which their own part is still there. */
  @Override
  public void becomesUncertain(PricedBatch batch, ConditionalVerdicts conditional) {
    List<PartProfile> parts = batch.profile().parts();
    BatchRecord record = record(batch);
    for (int i = 0; details.contains(Detail.TIMES) && i < parts.size(); i++) {
      if (!parts.get(i).isCertain()) {
        Verdicts known = record.verdicts(i).copy();
        record.given(i, conditional.verdicts(i, record.certain().get(i), known));
      }
    }
  }

  @Override
  public void finished(PricedBatch batch) {
    finished.put(batch.place(), record(batch));
    running.remove(batch.place());
    latest = null;
  }

  @Override
  public void draftCounts(PricedBatch batch, int step, double share, double waitS) {
    BatchProfile profile = batch.profile();
    uploadWaitS += waitS;
    draftS += share * profile.draft(step);
    fronthaulS += share * profile.up(step);
  }

  @Override
  public void verifyCounts(PricedBatch batch, int step, double share) {
    BatchProfile profile = batch.profile();
    draftS += share * profile.coLocated(step);
    verifyS += share * (profile.verify(step) - profile.coLocated(step));
    fronthaulS += share * profile.down(step);
  }

  @Override
  public void slot(double draftedS, double verifiedS, double lengthS) {
    double shorterS = Math.min(draftedS, verifiedS);
    if (shorterS > 0 && shorterS >= (1 - BALANCED) * Math.max(draftedS, verifiedS)) {
      balancedS += lengthS;
    }
  }
}
