package sdedge.search.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DraftChoices;
import sdedge.plan.DraftChoices.SharedChoice;
import sdedge.plan.Plan;

/**
 * How an order, or its beginning, is cut: ends of batches, ends of cohorts and how each batch
 * drafts.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below, never changed
public record Partition(int[] batchEnds, int[] cohortEnds, List<DraftChoices> choices) {
  public Partition {
    choices = List.copyOf(choices);
  }

  public Partition(int[] batchEnds, int[] cohortEnds, DraftChoice choice) {
    this(batchEnds, cohortEnds, Collections.nCopies(batchEnds.length, new SharedChoice(choice)));
  }

  /** These cuts with one choice for every batch that may have it. */
  public Partition with(DraftChoice choice, ContiguousProblem problem) {
    List<DraftChoices> changed = new ArrayList<>();
    for (int m = 0; m < batchEnds.length; m++) {
      int start = m == 0 ? 0 : batchEnds[m - 1];
      changed.add(new SharedChoice(problem.choices().orFirst(choice, start, batchEnds[m])));
    }
    return new Partition(batchEnds, cohortEnds, changed);
  }

  /** How a plan is cut. */
  public static Partition of(Plan plan) {
    return of(plan.cohorts().stream().map(Cohort::batches).toList());
  }

  /** How batches are cut, by cohort. */
  public static Partition of(List<List<Batch>> cohorts) {
    IntStream.Builder ends = IntStream.builder();
    IntStream.Builder cohortEnds = IntStream.builder();
    int end = 0;
    for (List<Batch> cohort : cohorts) {
      for (Batch batch : cohort) {
        end += batch.tasks().size();
        ends.add(end);
      }
      cohortEnds.add(end);
    }
    return new Partition(
        ends.build().toArray(),
        cohortEnds.build().toArray(),
        cohorts.stream().flatMap(List::stream).map(Batch::choices).toList());
  }

  /** Cohorts as large as may be, cut into batches as large as may be, each of its first choice. */
  public static Partition maximal(ContiguousProblem problem) {
    return even(problem, 1);
  }

  /** Cohorts as large as may be, each cut into so many batches of a size, or more where need be. */
  public static Partition even(ContiguousProblem problem, int batches) {
    Cuts cuts = new Cuts();
    for (int start = 0; start < problem.size(); ) {
      int cohortEnd = problem.cohortReach()[start];
      int most = (cohortEnd - start + batches - 1) / batches;
      while (start < cohortEnd) {
        int end = Math.min(Math.min(problem.batchReach()[start], start + most), cohortEnd);
        cuts.addBatch(end, problem.choices().first(start, end));
        start = end;
      }
      cuts.endCohort();
    }
    return cuts.partition();
  }

  /**
   * Batches of so many tasks, each of its first choice, in cohorts as large as may be; null if one
   * of them does not fit.
   */
  public static @Nullable Partition ofSize(ContiguousProblem problem, int tasks) {
    Cuts cuts = new Cuts();
    int cohortStart = 0;
    for (int start = 0; start < problem.size(); ) {
      int end = (int) Math.min(problem.size(), (long) start + tasks);
      if (end > problem.batchReach()[start]) {
        return null;
      }
      if (end > problem.cohortReach()[cohortStart]) {
        cuts.endCohort();
        cohortStart = start;
      }
      cuts.addBatch(end, problem.choices().first(start, end));
      start = end;
    }
    cuts.endCohort();
    return cuts.partition();
  }

  public Plan plan(ContiguousProblem problem) {
    List<Cohort> cohorts = new ArrayList<>();
    List<Batch> batches = new ArrayList<>();
    int start = 0;
    for (int m = 0; m < batchEnds.length; m++) {
      int[] tasks = Arrays.copyOfRange(problem.tasks(), start, batchEnds[m]);
      batches.add(new Batch(Arrays.stream(tasks).boxed().toList(), choices.get(m)));
      start = batchEnds[m];
      if (start == cohortEnds[cohorts.size()]) {
        cohorts.add(new Cohort(batches));
        batches.clear();
      }
    }
    return new Plan(
        problem.pipeline(),
        problem.instance().speculation().scope(),
        problem.order(),
        problem.uplink(),
        problem.allocation(),
        cohorts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Partition that
        && Arrays.equals(batchEnds, that.batchEnds)
        && Arrays.equals(cohortEnds, that.cohortEnds)
        && choices.equals(that.choices);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(batchEnds) * 31 + choices.hashCode();
  }

  @Override
  public String toString() {
    return "batch ends %s, cohort ends %s, choices %s"
        .formatted(Arrays.toString(batchEnds), Arrays.toString(cohortEnds), choices);
  }

  /** Cuts of an order that are made one after the other. */
  public static final class Cuts {
    private final IntStream.Builder batchEnds = IntStream.builder();
    private final IntStream.Builder cohortEnds = IntStream.builder();
    private final List<DraftChoices> choices = new ArrayList<>();
    private int end;

    /** Adds a batch up to a position, with one choice. */
    public void addBatch(int batchEnd, DraftChoice choice) {
      end = batchEnd;
      batchEnds.add(end);
      choices.add(new DraftChoices.SharedChoice(choice));
    }

    /** Ends a cohort with the last batch. */
    public void endCohort() {
      cohortEnds.add(end);
    }

    /** All cuts, once they are made. */
    public Partition partition() {
      return new Partition(batchEnds.build().toArray(), cohortEnds.build().toArray(), choices);
    }
  }
}
