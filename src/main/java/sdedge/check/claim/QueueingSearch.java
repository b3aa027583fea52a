package sdedge.check.claim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.BatchTimes;
import sdedge.check.model.Execution;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.UndefinedTimeException;
import sdedge.instance.Task;

/** The fastest plan of a sequence under asynchronous execution: every plan is executed. */
final class QueueingSearch {
  private final Sequence sequence;
  private final Deadline deadline;
  private final List<List<Candidate>> from = new ArrayList<>();
  private final List<Candidate> chosen = new ArrayList<>();
  private double bestS;
  private long plans;

  private record Candidate(int end, ResultPlan.Batch batch, BatchTimes times, double readyS) {}

  QueueingSearch(Sequence sequence, int[] lengths, Deadline deadline) {
    this.sequence = sequence;
    this.deadline = deadline;
    for (int begin = 0; begin < sequence.size(); begin++) {
      from.add(candidates(begin, lengths));
    }
  }

  private List<Candidate> candidates(int begin, int[] lengths) {
    int most = sequence.instance().batching().maxTasksPerBatch();
    int last = Math.min(sequence.reach(begin), begin + Math.min(most, sequence.size()));
    List<Candidate> candidates = new ArrayList<>();
    double readyS = 0;
    for (int end = begin + 1; end <= last; end++) {
      readyS = Math.max(readyS, sequence.readyS(end - 1));
      for (int length : lengths) {
        BatchTimes times = times(begin, end, length);
        if (times != null) {
          ResultPlan.Batch batch = new ResultPlan.Batch(sequence.tasks(begin, end), length);
          candidates.add(new Candidate(end, batch, times, readyS));
        }
      }
    }
    return candidates;
  }

  /** Null for a batch whose passes a latency table does not cover, which is in no plan. */
  private @Nullable BatchTimes times(int begin, int end, int length) {
    List<Task> tasks =
        sequence.tasks(begin, end).stream().map(sequence.instance().tasks()::get).toList();
    try {
      return BatchTimes.of(sequence.drafter(), sequence.instance().verifier(), tasks, length);
    } catch (UndefinedTimeException e) {
      return null;
    }
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
    for (Candidate candidate : from.get(begin)) {
      chosen.add(candidate);
      extend(candidate.end);
      chosen.remove(chosen.size() - 1);
    }
  }

  private void execute() {
    deadline.check();
    plans++;
    double makespanS =
        Execution.queueingMakespanS(
            sequence.instance(),
            sequence.drafterIndex(),
            chosen.stream().map(Candidate::batch).toList(),
            chosen.stream().map(Candidate::times).toList(),
            chosen.stream().map(Candidate::readyS).toList());
    bestS = Math.min(bestS, makespanS);
  }
}
