package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import sdedge.control.HeapShare;
import sdedge.search.partition.PricedBatches.PricedBatch;
import sdedge.search.partition.PricedCohorts.PricedCohort;

/** Cohorts that searches met, of each set of tasks the fastest: the latest of each search. */
final class CohortPool implements Consumer<PricedCohort> {
  private static final int MOST = 10_000;
  private static final double BYTES = 500; // of a cohort, about
  private static final double SHARE_OF_HEAP = 0.05;

  private final Map<TaskSet, PooledCohort> cohorts = new LinkedHashMap<>();
  private final int most;

  /**
   * Batches of a cohort, in their sequence, without what each step takes.
   *
   * @param tasks of all batches
   * @param batches tasks of each
   * @param places of the choices of the batches
   * @param seconds that it takes if its prompts are there
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
  record PooledCohort(TaskSet tasks, List<TaskSet> batches, int[] places, double seconds) {
    static PooledCohort of(PricedCohort cohort) {
      List<TaskSet> tasks = new ArrayList<>(cohort.batches().size());
      int[] places = new int[cohort.batches().size()];
      for (PricedBatch batch : cohort.batches()) {
        places[tasks.size()] = batch.place();
        tasks.add(batch.tasks());
      }
      return new PooledCohort(cohort.tasks(), tasks, places, cohort.seconds());
    }

    /** With its choices behind some others. */
    PooledCohort withChoiceOffset(int others) {
      int[] moved = Arrays.stream(places).map(place -> others + place).toArray();
      return new PooledCohort(tasks, batches, moved, seconds);
    }

    PricedCohort priced(PricedBatches all) {
      List<PricedBatch> own = new ArrayList<>();
      for (int m = 0; m < places.length; m++) {
        own.add(all.of(batches.get(m), places[m]));
      }
      return all.cohort(own);
    }
  }

  private CohortPool(int most) {
    this.most = most;
  }

  /** Without cohorts, of one of several searches. */
  static CohortPool ofOne(int searches) {
    double fit = SHARE_OF_HEAP * HeapShare.mostBytes() / BYTES;
    return new CohortPool((int) Math.min(MOST, fit / searches));
  }

  /** Without cohorts or an end. */
  static CohortPool ofAll() {
    return new CohortPool(Integer.MAX_VALUE);
  }

  @Override
  public void accept(PricedCohort cohort) {
    add(PooledCohort.of(cohort));
  }

  void add(PooledCohort cohort) {
    PooledCohort known = cohorts.remove(cohort.tasks);
    boolean better = known == null || cohort.seconds < known.seconds;
    cohorts.put(cohort.tasks, better ? cohort : known);
    if (cohorts.size() > most) {
      cohorts.remove(cohorts.keySet().iterator().next());
    }
  }

  void addAll(CohortPool other) {
    other.cohorts.values().forEach(this::add);
  }

  /** All of them, in the sequence in which they were met last. */
  List<PooledCohort> cohorts() {
    return List.copyOf(cohorts.values());
  }
}
