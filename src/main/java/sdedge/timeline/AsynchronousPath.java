package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.latency.BatchProfile;
import sdedge.plan.Batch;

/** The longest path of an asynchronous execution. */
final class AsynchronousPath {
  private final PricedPlan plan;
  private final QueueingPath path;

  private AsynchronousPath(PricedPlan plan, double makespanS) {
    this.plan = plan;
    path = new QueueingPath(plan.instance(), makespanS, this::uploader);
  }

  static QueueingPath of(PricedPlan plan) {
    List<BatchRecord> records = new ArrayList<>();
    BatchExecution execution = new AsynchronousExecution(plan, BatchExecution.Detail.STAGES);
    execution.forEachRemaining(records::add);
    AsynchronousPath made = new AsynchronousPath(plan, execution.endS());
    for (BatchRecord record : records) {
      BatchProfile batch = record.batch().profile();
      record.stages().forEach(run -> made.path.add(run, run.freeS(batch)));
    }
    return made.path;
  }

  /** Whether nothing of its batch can have come before it. */
  private boolean first(StageRun run) {
    Integer drafter = run.drafter();
    return run.step() == 1
        && drafter != null
        && (run.stage() == Stage.DRAFT
            || (run.stage() == Stage.FRONTHAUL_UP && !draftsBefore(run, drafter)));
  }

  private boolean draftsBefore(StageRun run, int drafter) {
    return !Objects.equals(run.length(), 0)
        && !plan.instance().drafters().get(drafter).mode(run.mode()).isAtVerifier();
  }

  /** Whose prompt came last, if the plan up to and including a batch waited for it until then. */
  private @Nullable Integer uploader(StageRun run, double timeS) {
    if (!first(run)) {
      return null;
    }
    for (int c = 0; c < run.cohort(); c++) {
      List<Batch> batches = plan.plan().cohorts().get(c).batches();
      int count = c == run.cohort() - 1 ? run.batch() : batches.size();
      for (Batch batch : batches.subList(0, count)) {
        for (int k : batch.tasks()) {
          if (plan.readyS()[k] > 0 && path.isNear(plan.readyS()[k], timeS)) {
            return plan.instance().tasks().get(k).drafter();
          }
        }
      }
    }
    return null;
  }
}
