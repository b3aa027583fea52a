package sdedge.search.partition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.search.partition.PricedBatches.PricedBatch;
import sdedge.search.partition.PricedCohorts.PricedCohort;

/** A change of some cohorts of a plan, which are priced once it is done and known to fit. */
final class CohortEdit {
  private final PricedCohorts plan;
  private final PricedBatches batches;
  private int one = -1; // the first cohort that is changed, as it will be
  private final List<Part> ones = new ArrayList<>();
  private int other = -1; // the second
  private final List<Part> others = new ArrayList<>();
  private boolean isPossible = true;

  /**
   * A batch to be, of no task if it is gone.
   *
   * @param place of its choice in the set of all
   * @param priced null if it changed
   */
  record Part(TaskSet tasks, int place, @Nullable PricedBatch priced) {
    static final Part GONE = new Part(TaskSet.of(), 0, null);

    Part(PricedBatch batch) {
      this(batch.tasks(), batch.place(), batch);
    }
  }

  CohortEdit(PricedCohorts plan, PricedBatches batches) {
    this.plan = plan;
    this.batches = batches;
  }

  /** The batches of a cohort, which may be changed; none of the one behind the last. */
  List<Part> cohort(int c) {
    if (c == one) {
      return ones;
    }
    if (one < 0) {
      one = c;
      return copy(c, ones);
    }
    if (other < 0) {
      other = c;
      return copy(c, others);
    }
    if (c == other) {
      return others;
    }
    throw new IllegalStateException("a move changes two cohorts");
  }

  private List<Part> copy(int c, List<Part> parts) {
    if (c < plan.cohorts().size()) {
      for (PricedBatch batch : plan.cohorts().get(c).batches()) {
        parts.add(new Part(batch));
      }
    }
    return parts;
  }

  /** Gives a batch other tasks, none of which removes it, with its choice or else another one. */
  void replace(int c, int m, TaskSet tasks, int place) {
    cohort(c).set(m, part(tasks, place));
  }

  /** A batch to be, with its choice or else another one. */
  Part part(TaskSet tasks, int place) {
    if (tasks.size() == 0) {
      return Part.GONE;
    }
    if (batches.allows(tasks, place)) {
      return new Part(tasks, place, null);
    }
    int[] places = batches.places(tasks);
    isPossible &= places.length > 0;
    return places.length == 0
        ? Part.GONE
        : new Part(tasks, places[Math.min(place, places.length - 1)], null);
  }

  /** The plan as it is then, changed cohorts last; null if it is none. */
  @Nullable PricedCohorts done(CohortLimits limits) {
    if (!isPossible || !fit(ones, limits) || !fit(others, limits)) {
      return null;
    }
    List<PricedCohort> cohorts = new ArrayList<>();
    for (int c = 0; c < plan.cohorts().size(); c++) {
      if (c != one && c != other) {
        cohorts.add(plan.cohorts().get(c));
      }
    }
    int kept = cohorts.size();
    addPriced(ones, cohorts);
    addPriced(others, cohorts);
    return PricedCohorts.of(cohorts, cohorts.size() - kept);
  }

  /** Whether batches, of which those that are gone are left out, may be a cohort. */
  private static boolean fit(List<Part> cohort, CohortLimits limits) {
    cohort.removeIf(part -> part.tasks.size() == 0);
    List<TaskSet> tasks = new ArrayList<>(cohort.size());
    for (Part part : cohort) {
      if (part.priced == null && !limits.holdBatch(part.tasks)) {
        return false;
      }
      tasks.add(part.tasks);
    }
    return limits.holdCohort(tasks);
  }

  private void addPriced(List<Part> cohort, List<PricedCohort> cohorts) {
    List<PricedBatch> priced = new ArrayList<>(cohort.size());
    for (Part part : cohort) {
      priced.add(part.priced == null ? batches.of(part.tasks, part.place) : part.priced);
    }
    if (!priced.isEmpty()) {
      cohorts.add(batches.cohort(priced));
    }
  }
}
