package sdedge.search.problem;

import java.util.Arrays;
import sdedge.instance.DraftChoice;
import sdedge.latency.BatchLoad;
import sdedge.latency.StageModel;

/** The batches of a problem, which grow task by task, with all choices that they may have. */
public final class BatchEnumerator {
  private final ContiguousProblem problem;
  private final StageModel model;
  private final ProgressTable progress;

  /** The batches of a problem in slots; {@code progress} is that of its tasks. */
  BatchEnumerator(ContiguousProblem problem, ProgressTable progress) {
    this(problem, progress, problem.stages());
  }

  /** The batches of a problem that pass some resources. */
  public BatchEnumerator(ContiguousProblem problem, ProgressTable progress, StageModel model) {
    this.problem = problem;
    this.progress = progress;
    this.model = model;
  }

  /**
   * Shows all batches that start at a position: those with the first choice by end, then those with
   * the next one; where each part has its own, the shortest batch with all vectors of choices, then
   * the next one.
   */
  public void visit(int start, BatchVisitor visitor) {
    if (problem.perPart()) {
      visitVectors(start, problem.batchReach()[start], visitor);
    } else {
      visit(start, problem.choices().places(start), visitor);
    }
  }

  /** Those with one choice each, by what they may choose from. */
  void visit(int start, int[][] places, BatchVisitor visitor) {
    int reach = start + places.length;
    for (int q = 0; q < problem.draftChoices().size(); q++) {
      DraftChoice choice = problem.draftChoices().get(q);
      BatchLoad load = new BatchLoad(model, drafter -> choice, steps(start, reach, q));
      for (int end = start + 1; end <= reach && isAllowed(q, end - 1); end++) {
        load.add(problem.task(end - 1).drafter(), progress.at(q, end - 1));
        if (Arrays.binarySearch(places[end - start - 1], q) >= 0) {
          visitor.visit(end, q, load);
        }
      }
    }
  }

  private int steps(int start, int reach, int q) {
    int most = 0;
    for (int position = start; position < reach && isAllowed(q, position); position++) {
      most = Math.max(most, progress.at(q, position).steps());
    }
    return most;
  }

  private boolean isAllowed(int q, int position) {
    return problem.set().allows(problem.task(position).drafter(), q);
  }

  private void visitVectors(int start, int reach, BatchVisitor visitor) {
    ChoiceVectors vectors = new ChoiceVectors(model, problem.set(), problem.drafters(start, reach));
    for (int end = start + 1; end <= reach; end++) {
      int position = end - 1;
      vectors.add(problem.task(position).drafter(), q -> progress.at(q, position));
      if (problem.isBatch(start, end)) {
        vectors.visit(end, visitor);
      }
    }
  }
}
