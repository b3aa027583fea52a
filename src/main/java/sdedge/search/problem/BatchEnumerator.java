package sdedge.search.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.latency.BatchLoad;
import sdedge.latency.PartLoad;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;

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

  /**
   * All vectors of choices, one per part, of batches that grow from one position task by task: for
   * each batch {@link #add} its last task, then {@link #visit} it.
   */
  static final class ChoiceVectors {
    private final StageModel model;
    private final List<DraftChoice> choices;
    private final int[] drafters; // of all batches
    private final int[][] options; // by drafter, places among the choices
    private final @Nullable PartLoad[][] loads; // by drafter, choice
    private final BatchLoad batch;
    private int[] present = new int[0]; // places among the drafters, ascending

    ChoiceVectors(StageModel model, ChoiceSet set, int[] drafters) {
      choices = set.all();
      options = Arrays.stream(drafters).mapToObj(set::of).toArray(int[][]::new);
      this.model = model;
      this.drafters = drafters;
      loads = new PartLoad[drafters.length][choices.size()];
      batch = new BatchLoad(model, DraftChoice.of(0));
    }

    void add(int drafter, IntFunction<TaskProgress> progress) {
      int d = Arrays.binarySearch(drafters, drafter);
      for (int q : options[d]) {
        PartLoad load = loads[d][q];
        if (load == null) {
          load = model.part(drafter, choices.get(q), 0);
          loads[d][q] = load;
        }
        load.add(progress.apply(q));
      }
      if (Arrays.binarySearch(present, d) < 0) {
        present = Arrays.copyOf(present, present.length + 1);
        present[present.length - 1] = d;
        Arrays.sort(present);
      }
    }

    /** Shows the batch, which has an end, with all vectors. */
    void visit(int end, BatchVisitor visitor) {
      int[] own = Arrays.stream(present).map(d -> drafters[d]).toArray();
      int[] digits = new int[present.length];
      for (int code = 0; next(digits, code); code++) {
        batch.assemble(own, parts(digits));
        visitor.visit(end, code, batch);
      }
    }

    /** Counts one up, but at first; false when all have been counted. */
    private boolean next(int[] digits, int code) {
      if (code == 0) {
        return true;
      }
      int at = digits.length - 1;
      while (at >= 0 && ++digits[at] == options[present[at]].length) {
        digits[at] = 0;
        at--;
      }
      return at >= 0;
    }

    private List<PartLoad> parts(int[] digits) {
      List<PartLoad> parts = new ArrayList<>();
      for (int i = 0; i < digits.length; i++) {
        PartLoad load = loads[present[i]][options[present[i]][digits[i]]];
        if (load != null) { // always
          parts.add(load);
        }
      }
      return parts;
    }
  }

  /** Is shown batches that start at one position. */
  @FunctionalInterface
  public interface BatchVisitor {
    /**
     * A batch with one of its choices.
     *
     * @param end position after its last task
     * @param choice as {@link BatchPricing#draftChoices} knows it
     * @param load of its tasks, which goes on to grow
     */
    void visit(int end, int choice, BatchLoad load);
  }
}
