package sdedge.search.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.search.partition.PricedBatches.PricedBatch;
import sdedge.search.partition.PricedCohorts.PricedCohort;

/** A change of some cohorts of a plan, which are priced once it is done. */
final class CohortEdit {
  private final PricedCohorts plan;
  private final PricedBatches batches;
  private final SortedMap<Integer, List<@Nullable PricedBatch>> touched = new TreeMap<>();
  private final List<PricedCohort> added = new ArrayList<>();
  private boolean isPossible = true;

  CohortEdit(PricedCohorts plan, PricedBatches batches) {
    this.plan = plan;
    this.batches = batches;
  }

  /** The batches of a cohort, which may be changed; null in place of those that are gone. */
  List<@Nullable PricedBatch> cohort(int c) {
    return touched.computeIfAbsent(c, own -> new ArrayList<>(plan.cohorts().get(own).batches()));
  }

  /** Gives a batch other tasks, none of which removes it, with its choice or else another one. */
  void replace(int c, int m, TaskSet tasks, int place) {
    if (tasks.size() == 0) {
      cohort(c).set(m, null);
    } else if (batches.allows(tasks, place)) {
      cohort(c).set(m, batches.of(tasks, place));
    } else {
      int[] places = batches.places(tasks);
      isPossible &= places.length > 0;
      if (places.length > 0) {
        cohort(c).set(m, batches.of(tasks, places[Math.min(place, places.length - 1)]));
      }
    }
  }

  /** Adds a cohort of one batch. */
  void add(PricedBatch batch, CohortCosts costs) {
    added.add(PricedCohort.of(List.of(batch), costs));
  }

  /** The plan as it is then; null if it is none. */
  @Nullable PricedCohorts done(CohortCosts costs, CohortLimits limits) {
    List<PricedCohort> others = new ArrayList<>();
    for (List<@Nullable PricedBatch> own : touched.values()) {
      List<PricedBatch> there = new ArrayList<>();
      for (PricedBatch batch : own) {
        if (batch != null) {
          isPossible &= limits.holdBatch(batch.tasks());
          there.add(batch);
        }
      }
      if (!isPossible || (!there.isEmpty() && !limits.holdCohort(PricedCohorts.tasks(there)))) {
        return null;
      }
      if (!there.isEmpty()) {
        others.add(PricedCohort.of(there, costs));
      }
    }
    others.addAll(added);
    return plan.with(touched.keySet(), others);
  }
}
