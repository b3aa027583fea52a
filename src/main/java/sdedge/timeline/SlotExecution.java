package sdedge.timeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;
import sdedge.latency.PartProfile;

/** The record of an execution in slots, cohort by cohort. */
final class SlotExecution implements BatchExecution {
  private final PricedPlan plan;
  private final Detail detail;
  private final SlotRecorder slots;
  private final Deque<BatchRecord> done = new ArrayDeque<>();
  private int cohort;
  private double clockS;

  /**
   * The execution of a plan from its start.
   *
   * @param detail what it will be asked for
   */
  SlotExecution(PricedPlan plan, Detail detail) {
    this.plan = plan;
    this.detail = detail;
    slots = new SlotRecorder(detail == Detail.STAGES);
  }

  @Override
  public boolean hasNext() {
    return !done.isEmpty() || cohort < plan.plan().cohorts().size();
  }

  @Override
  public BatchRecord next() {
    if (done.isEmpty()) {
      done.addAll(runNext());
    }
    return done.remove();
  }

  private List<BatchRecord> runNext() {
    List<PricedBatch> batches = plan.cohort(cohort++);
    List<BatchRecord> records = slots.begin(batches);
    Pipeline pipeline = plan.plan().pipeline();
    clockS = new SlotPipeline(pipeline, slots).run(batches, clockS);
    if (detail == Detail.TIMES) {
      CertainClock clock = new CertainClock(pipeline, batches, slots.verifyStartsS());
      for (int m = 0; m < records.size(); m++) {
        condition(records.get(m), m, clock);
      }
    }
    return records;
  }

  /** Tasks that may end early see the execution in which their own part is still there. */
  private static void condition(BatchRecord record, int m, CertainClock clock) {
    List<PartProfile> parts = record.batch().profile().parts();
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).isCertain()) {
        record.given(i, clock.verdicts(m, record.certain().get(i)));
      }
    }
  }

  @Override
  public double endS() {
    return clockS;
  }

  @Override
  public @Nullable Components components() {
    return slots.components();
  }
}
