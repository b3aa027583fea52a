package sdedge.oracle.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.Execution;

/** The fastest plan under asynchronous execution: every plan is executed. */
final class QueueingSearch {
  private final Sequence sequence;
  private final PricedBatches batches;
  private final Deadline deadline;
  private final List<PricedBatch> chosen = new ArrayList<>();
  private final Map<Integer, BatchTimes> times = new HashMap<>();
  private double bestS;
  private long plans;

  QueueingSearch(Sequence sequence, PricedBatches batches, Deadline deadline) {
    this.sequence = sequence;
    this.batches = batches;
    this.deadline = deadline;
  }

  /** The number of plans executed. */
  long plans() {
    return plans;
  }

  /** The least makespan below {@code targetS}; infinite if no plan is that fast. */
  double below(double targetS) {
    bestS = targetS;
    extend(0);
    return bestS < targetS ? bestS : Double.POSITIVE_INFINITY;
  }

  /** Cohort boundaries play no role, so only batches are chosen. */
  private void extend(int begin) {
    if (begin == sequence.size()) {
      execute();
      return;
    }
    for (PricedBatch batch : batches.from(begin)) {
      chosen.add(batch);
      extend(batch.end);
      chosen.remove(chosen.size() - 1);
    }
  }

  private void execute() {
    deadline.check();
    plans++;
    double makespanS =
        Execution.asynchronousS(
            sequence.instance(),
            chosen.stream().map(batch -> batch.batch).toList(),
            chosen.stream().map(this::times).toList(),
            chosen.stream().map(batch -> batch.readyS).toList());
    bestS = Math.min(bestS, makespanS);
  }

  private BatchTimes times(PricedBatch batch) {
    return times.computeIfAbsent(batch.id, id -> sequence.pricing().times(batch.batch));
  }
}
