package sdedge.search.milp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.search.problem.Partition;

/** The decisions of a model by position, and what a choice of them means. */
final class DecisionColumns {
  private final List<Roles> all = new ArrayList<>();
  private final List<List<Roles>> byStart = new ArrayList<>();
  private final List<List<Roles>> byEnd = new ArrayList<>();

  /**
   * Adds the columns of batches to a model.
   *
   * @param size K
   */
  DecisionColumns(LinearModel model, int size, Cohorts cohorts, List<BatchTimes> batches) {
    for (int position = 0; position <= size; position++) {
      byStart.add(new ArrayList<>());
      byEnd.add(new ArrayList<>());
    }
    for (BatchTimes batch : batches) {
      Roles roles = Roles.add(model, cohorts, batch);
      all.add(roles);
      byStart.get(batch.start()).add(roles);
      byEnd.get(batch.end()).add(roles);
    }
  }

  List<Roles> all() {
    return all;
  }

  /** The batches whose first task is at a position. */
  List<Roles> startingAt(int position) {
    return byStart.get(position);
  }

  /** The batches whose last task is before a position. */
  List<Roles> endingAt(int position) {
    return byEnd.get(position);
  }

  /** The cuts that a set of columns equal to 1 stands for. */
  Partition partition(int[] chosen) {
    int[] sorted = Arrays.stream(chosen).sorted().toArray();
    List<Roles> used = new ArrayList<>();
    List<Integer> cohortEnds = new ArrayList<>();
    for (Roles roles : all) {
      boolean ends =
          contains(sorted, roles.single())
              || Arrays.stream(roles.last()).anyMatch(column -> contains(sorted, column));
      if (ends || contains(sorted, roles.first()) || contains(sorted, roles.inner())) {
        used.add(roles);
        if (ends) {
          cohortEnds.add(roles.batch().end());
        }
      }
    }
    used.sort(Comparator.comparingInt(roles -> roles.batch().start()));
    check(used);
    return new Partition(
        used.stream().mapToInt(roles -> roles.batch().end()).toArray(),
        cohortEnds.stream().mapToInt(Integer::intValue).sorted().toArray(),
        used.stream().map(roles -> roles.batch().choices()).toList());
  }

  private static boolean contains(int[] sorted, int column) {
    return column != Roles.NONE && Arrays.binarySearch(sorted, column) >= 0;
  }

  /** A backend that returns anything but a path is not to be believed. */
  private void check(List<Roles> used) {
    int position = 0;
    for (Roles roles : used) {
      if (roles.batch().start() != position) {
        throw new BackendFailure("the solution does not cover every task once");
      }
      position = roles.batch().end();
    }
    if (position != byStart.size() - 1) {
      throw new BackendFailure("the solution does not cover every task once");
    }
  }

  /**
   * The columns that are 1 for given cuts; those of cuts the model does not contain are left out.
   */
  int[] chosen(Partition cuts) {
    List<Integer> chosen = new ArrayList<>();
    int start = 0;
    int cohortStart = 0;
    int cohort = 0;
    for (int m = 0; m < cuts.batchEnds().length; m++) {
      int end = cuts.batchEnds()[m];
      boolean ends = end == cuts.cohortEnds()[cohort];
      for (Roles roles : byStart.get(start)) {
        if (roles.batch().end() == end && roles.batch().choices().equals(cuts.choices().get(m))) {
          chosen.add(role(roles, cohortStart, ends));
        }
      }
      if (ends) {
        cohort++;
        cohortStart = end;
      }
      start = end;
    }
    return chosen.stream()
        .flatMapToInt(IntStream::of)
        .filter(column -> column != Roles.NONE)
        .toArray();
  }

  private static int role(Roles roles, int cohortStart, boolean ends) {
    if (roles.batch().start() == cohortStart) {
      return ends ? roles.single() : roles.first();
    }
    return ends ? roles.last()[cohortStart] : roles.inner();
  }
}
