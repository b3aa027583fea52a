package sdedge.search.cuts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sdedge.plan.DraftChoices;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;

/**
 * Cuts of an order that moves change.
 *
 * @param ends of the batches, in their sequence
 * @param cohortEnds those that end a cohort too
 * @param choices by batch
 */
record EditedCuts(
    ContiguousProblem problem,
    List<Integer> ends,
    TreeSet<Integer> cohortEnds,
    List<DraftChoices> choices) {
  static EditedCuts of(ContiguousProblem problem, Partition partition) {
    TreeSet<Integer> cohortEnds = new TreeSet<>();
    Arrays.stream(partition.cohortEnds()).forEach(cohortEnds::add);
    return new EditedCuts(
        problem,
        Arrays.stream(partition.batchEnds()).boxed().toList(),
        cohortEnds,
        partition.choices());
  }

  /** A copy whose changes leave this one as it is. */
  EditedCuts copy() {
    return new EditedCuts(
        problem, new ArrayList<>(ends), new TreeSet<>(cohortEnds), new ArrayList<>(choices));
  }

  int start(int m) {
    return m == 0 ? 0 : ends.get(m - 1);
  }

  int size(int m) {
    return ends.get(m) - start(m);
  }

  /** Removes the end of a batch, which then goes on to the end of the next one. */
  void join(int m, DraftChoices choice) {
    cohortEnds.remove(ends.remove(m));
    choices.remove(m);
    choices.set(m, choice);
  }

  /** The partition; null if it does not fit in memory or some batch cannot draft so. */
  @Nullable Partition partition() {
    int cohortStart = 0;
    for (int m = 0; m < ends.size(); m++) {
      int end = ends.get(m);
      if (end > problem.batchReach()[start(m)]
          || end > problem.cohortReach()[cohortStart]
          || !mayDraft(m)) {
        return null;
      }
      cohortStart = cohortEnds.contains(end) ? end : cohortStart;
    }
    return new Partition(ints(ends), ints(List.copyOf(cohortEnds)), choices);
  }

  private boolean mayDraft(int m) {
    return problem.set().isPlain() || allowed(m).contains(choices.get(m));
  }

  /** The choices that all parts of a batch may have. */
  List<DraftChoices> allowed(int m) {
    int[] drafters = problem.drafters(start(m), ends.get(m));
    return Arrays.stream(problem.choices().places(start(m), ends.get(m)))
        .<DraftChoices>mapToObj(q -> new DraftChoices.SharedChoice(problem.set().at(q, drafters)))
        .toList();
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
