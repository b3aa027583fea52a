package sdedge.search.scheme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.DraftChoice;
import sdedge.instance.Task;
import sdedge.latency.BatchLoad;
import sdedge.latency.StageModel;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.search.problem.Partition.Cuts;

/**
 * Grows a batch task by task while that lowers its seconds per output token, Σ_n (a_n + b_n) over Σ
 * O_k at its best length; then begins the next batch. Cohorts are as large as may be.
 */
final class Greedy {
  private final ContiguousProblem problem;
  private final StageModel model;
  private final List<DraftChoice> choices;
  private DraftChoice chosen;

  private Greedy(ContiguousProblem problem) {
    this.problem = problem;
    model = problem.stages();
    choices = problem.draftChoices();
    chosen = choices.get(0);
  }

  /** The cuts for a problem; null if the control stops it. */
  static @Nullable Partition cut(ContiguousProblem problem, Control control) {
    return new Greedy(problem).cut(control);
  }

  private @Nullable Partition cut(Control control) {
    Cuts cuts = new Cuts();
    for (int start = 0; start < problem.size(); ) {
      int cohortEnd = problem.cohortReach()[start];
      while (start < cohortEnd) {
        if (control.stop() != null) {
          return null;
        }
        int end = grow(start, Math.min(problem.batchReach()[start], cohortEnd));
        cuts.addBatch(end, problem.choices().orFirst(chosen, start, end));
        start = end;
      }
      cuts.endCohort();
    }
    return cuts.partition();
  }

  /** Where the batch from {@code start} ends; sets its choice. */
  private int grow(int start, int reach) {
    BatchLoad[] loads = new BatchLoad[choices.size()];
    for (int q = 0; q < choices.size(); q++) {
      loads[q] = new BatchLoad(model, choices.get(q));
    }
    boolean[] never = new boolean[loads.length]; // a choice that not all tasks may have
    double tokens = 0;
    double leastPerToken = Double.POSITIVE_INFINITY;
    for (int position = start; position < reach; position++) {
      tokens += problem.task(position).outputTokens();
      int best = 0;
      double leastS = Double.POSITIVE_INFINITY;
      Task task = problem.task(position);
      for (int q = 0; q < choices.size(); q++) {
        if (!problem.set().allows(task.drafter(), q)) {
          never[q] = true;
        }
        if (never[q]) {
          continue;
        }
        loads[q].add(task.drafter(), model.progress(task, choices.get(q)));
        double seconds = loads[q].inTurnS();
        if (seconds < leastS) {
          leastS = seconds;
          best = q;
        }
      }
      if (position > start && leastS / tokens >= leastPerToken) {
        return position;
      }
      leastPerToken = leastS / tokens;
      chosen = choices.get(best);
    }
    return reach;
  }
}
