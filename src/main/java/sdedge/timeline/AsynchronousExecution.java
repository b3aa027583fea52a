package sdedge.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import sdedge.latency.PartProfile;
import sdedge.timeline.PricedBatch.Place;

/** The record of an asynchronous execution, batch by batch in plan order. */
final class AsynchronousExecution implements BatchExecution, AsynchronousObserver {
  private final PricedPlan plan;
  private final Detail detail;
  private final AsynchronousPipeline pipeline;
  private final Map<Place, BatchRecord> running = new HashMap<>();
  private final Map<Place, BatchRecord> finished = new HashMap<>();
  private int next;

  /**
   * The execution of a plan from its start.
   *
   * @param detail what it will be asked for
   */
  AsynchronousExecution(PricedPlan plan, Detail detail) {
    this.plan = plan;
    this.detail = detail;
    pipeline = new AsynchronousPipeline(plan.instance(), plan, this);
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

  @Override
  public double endS() {
    return pipeline.endS();
  }

  @Override
  public @Nullable Components components() {
    return null;
  }

  private BatchRecord record(PricedBatch batch) {
    return running.computeIfAbsent(
        batch.place(), place -> new BatchRecord(batch, detail == Detail.STAGES));
  }

  @Override
  public void stage(
      PricedBatch batch, PartProfile part, int step, Stage stage, double startS, double endS) {
    record(batch).stage(part, step, stage, startS, endS);
  }

  @Override
  public void verification(PricedBatch batch, int step, double startS, double endS) {
    record(batch).verification(step, startS, endS);
  }

  @Override
  public void firstTokens(PricedBatch batch, int part, double timeS) {
    record(batch).verdicts(part).firstTokens(timeS);
  }

  @Override
  public void known(PricedBatch batch, int part, int step, double timeS) {
    record(batch).verdicts(part).known(step, timeS);
  }

  @Override
  public void finished(PricedBatch batch) {
    BatchRecord record = record(batch);
    running.remove(batch.place());
    finished.put(batch.place(), record);
  }

  /** Tasks that may end early see the execution in which their own part is still there. */
  @Override
  public void becomesUncertain(PricedBatch batch, Otherwise otherwise) {
    List<PartProfile> parts = batch.profile().parts();
    BatchRecord record = record(batch);
    for (int i = 0; detail == Detail.TIMES && i < parts.size(); i++) {
      if (!parts.get(i).isCertain()) {
        Verdicts verdicts = record.verdicts(i).copy();
        otherwise.run(i, record.certain().get(i), verdicts);
        record.given(i, verdicts);
      }
    }
  }
}
