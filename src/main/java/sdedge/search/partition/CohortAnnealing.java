package sdedge.search.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.random.RandomStream;
import sdedge.search.dp.Workers;
import sdedge.search.local.LocalSearch;
import sdedge.search.local.LocalSearch.MoveAcceptance;
import sdedge.search.local.Solution;
import sdedge.search.partition.PricedBatches.PricedBatch;
import sdedge.search.partition.PricedCohorts.PricedCohort;
import sdedge.search.problem.ChoiceSet;

/**
 * Simulated annealing of cohorts: slower plans are welcome by chance, the less the further it is.
 * Counted in moves, so that what it finds depends on no clock and on no threads.
 */
final class CohortAnnealing {
  private static final double COLD = 1e-6; // of what the first plan takes
  private static final double WARM = 1e-3;
  private static final double HOT = 8e-3;
  private static final long COOLING = 1; // what random numbers are for, beside moves

  private final Instance instance;
  private final ChoiceSet choices;
  private final CohortLimits limits;
  private final Control control;

  CohortAnnealing(Instance instance, ChoiceSet choices, Control control) {
    this.instance = instance;
    this.choices = choices;
    this.control = control;
    limits = new CohortLimits(instance, choices.loaded());
  }

  /**
   * What searches found.
   *
   * @param best cohorts of a plan
   * @param met cohorts of the plans that they went on from
   */
  record Annealed(PricedCohorts best, CohortPool met) {}

  /**
   * The best cohorts found from some, and from single tasks.
   *
   * @param known null for none
   * @param moves of all searches together
   * @param starts how many searches there are, at least one; every second from single tasks
   */
  Annealed improve(@Nullable PricedCohorts known, long moves, int starts, int threads) {
    List<Callable<PricedCohorts>> jobs = new ArrayList<>();
    List<CohortPool> pools = new ArrayList<>();
    for (int each = 0; each < starts; each++) {
      boolean single = each % 2 == 1;
      long seed = each + 1L;
      CohortPool pool = CohortPool.ofOne(starts);
      pools.add(pool);
      jobs.add(
          () -> search(single ? null : known, single ? HOT : WARM, moves / starts, seed, pool));
    }
    PricedCohorts best = null;
    try (Workers workers = new Workers(threads)) {
      for (PricedCohorts found : workers.run(jobs)) {
        boolean better = best == null || found.seconds() < best.seconds() * (1 - Solution.SAME);
        best = better ? found : best;
      }
    }
    CohortPool all = CohortPool.ofAll();
    pools.forEach(all::addAll);
    return new Annealed(Objects.requireNonNull(best), all);
  }

  private PricedCohorts search(
      @Nullable PricedCohorts known, double warm, long moves, long seed, CohortPool met) {
    PricedBatches batches = new PricedBatches(instance, choices);
    PricedCohorts start = known == null ? singles(batches) : known;
    CohortMoves all = new CohortMoves(batches, limits, seed, met);
    LocalSearch.Budget budget = new LocalSearch.Budget(moves, Integer.MAX_VALUE, 0);
    return LocalSearch.improve(
            start,
            all,
            all,
            cooling(start.seconds(), warm, RandomStream.of(seed, COOLING)),
            budget,
            control)
        .plan();
  }

  /** By how much slower a plan may be: drawn, in the mean from warm to cold as moves go on. */
  private static MoveAcceptance cooling(double seconds, double warm, RandomStream random) {
    return (nowS, share) -> {
      double meanS = seconds * warm * StrictMath.pow(COLD / warm, share);
      return nowS + meanS * random.exponential();
    };
  }

  private PricedCohorts singles(PricedBatches batches) {
    List<PricedCohort> cohorts = new ArrayList<>();
    for (int k = 0; k < instance.tasks().size(); k++) {
      TaskSet task = TaskSet.of(k);
      PricedCohort best = null;
      for (PricedBatch batch : batches.of(task)) {
        PricedCohort own = batches.cohort(List.of(batch));
        best = best == null || own.seconds() < best.seconds() ? own : best;
      }
      if (best == null) {
        throw new IllegalStateException("every drafter may draft in some way");
      }
      cohorts.add(best);
    }
    return PricedCohorts.of(cohorts);
  }
}
