package sdedge.explain.difference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import sdedge.explain.difference.Differences.Edit;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DraftChoices;
import sdedge.plan.Plan;

/**
 * Who is in which batch and cohort: a sequence, and where it is cut.
 *
 * @param sequence all tasks, in plan order
 * @param batchEnds how many tasks come before each cut between two batches
 * @param cohortEnds likewise between two cohorts; all of them are batch ends
 */
record Arrangement(
    List<Integer> sequence, SortedSet<Integer> batchEnds, SortedSet<Integer> cohortEnds) {
  Arrangement {
    sequence = List.copyOf(sequence);
    batchEnds = Collections.unmodifiableSortedSet(new TreeSet<>(batchEnds));
    cohortEnds = Collections.unmodifiableSortedSet(new TreeSet<>(cohortEnds));
  }

  /** That of a plan of batches. */
  static Arrangement of(Plan plan) {
    SortedSet<Integer> batchEnds = new TreeSet<>();
    SortedSet<Integer> cohortEnds = new TreeSet<>();
    int end = 0;
    for (Cohort cohort : plan.cohorts()) {
      for (Batch batch : cohort.batches()) {
        end += batch.tasks().size();
        batchEnds.add(end);
      }
      cohortEnds.add(end);
    }
    batchEnds.remove(end);
    cohortEnds.remove(end);
    return new Arrangement(plan.tasks(), batchEnds, cohortEnds);
  }

  /** Another sequence cut in these places. */
  Arrangement with(List<Integer> other) {
    return new Arrangement(other, batchEnds, cohortEnds);
  }

  /** The cohorts of another one, whose ends end batches too. */
  Arrangement withCohortsOf(Arrangement other) {
    return new Arrangement(sequence, union(batchEnds, other.cohortEnds), other.cohortEnds);
  }

  /** The batches of another one, as far as the cohorts leave them whole. */
  Arrangement withBatchesOf(Arrangement other) {
    return new Arrangement(sequence, union(other.batchEnds, cohortEnds), cohortEnds);
  }

  private static SortedSet<Integer> union(Set<Integer> some, Set<Integer> others) {
    SortedSet<Integer> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  boolean hasCutsOf(Arrangement other) {
    return batchEnds.equals(other.batchEnds) && cohortEnds.equals(other.cohortEnds);
  }

  /** Whether the same tasks are together in batches. */
  boolean hasBatchesOf(Arrangement other) {
    return company().stream()
        .flatMap(Set::stream)
        .collect(Collectors.toSet())
        .equals(other.company().stream().flatMap(Set::stream).collect(Collectors.toSet()));
  }

  /** Whether the same tasks are together in batches, and in cohorts. */
  boolean hasCompanyOf(Arrangement other) {
    return company().equals(other.company());
  }

  private Set<Set<Set<Integer>>> company() {
    return cohorts().stream()
        .map(cohort -> cohort.stream().map(Set::copyOf).collect(Collectors.toSet()))
        .collect(Collectors.toSet());
  }

  /** The tasks of each batch of each cohort. */
  List<List<List<Integer>>> cohorts() {
    List<List<List<Integer>>> cohorts = new ArrayList<>(List.of(new ArrayList<>()));
    int begin = 0;
    for (int end : union(batchEnds, Set.of(sequence.size()))) {
      cohorts.get(cohorts.size() - 1).add(sequence.subList(begin, end));
      if (cohortEnds.contains(end)) {
        cohorts.add(new ArrayList<>());
      }
      begin = end;
    }
    return cohorts;
  }

  /**
   * A plan arranged like this.
   *
   * @param choices how a batch of some tasks drafts
   */
  Plan of(Plan plan, Function<List<Integer>, DraftChoices> choices) {
    List<Cohort> arranged =
        cohorts().stream()
            .map(
                batches ->
                    new Cohort(
                        batches.stream()
                            .map(each -> new Batch(each, choices.apply(each)))
                            .toList()))
            .toList();
    return new Plan(
        plan.pipeline(), plan.scope(), null, plan.uplink(), plan.allocation(), arranged);
  }

  /** Tasks per batch, with bars between cohorts. */
  String batchSizes() {
    List<String> texts = new ArrayList<>();
    for (List<List<Integer>> cohort : cohorts()) {
      if (!texts.isEmpty()) {
        texts.add("|");
      }
      cohort.forEach(batch -> texts.add(Integer.toString(batch.size())));
    }
    return Edit.listed(texts.stream());
  }

  /** Tasks per cohort. */
  String cohortSizes() {
    return Edit.listed(
        cohorts().stream()
            .map(cohort -> cohort.stream().mapToInt(List::size).sum())
            .map(String::valueOf));
  }
}
