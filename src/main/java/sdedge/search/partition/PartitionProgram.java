package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.search.dp.Workers;
import sdedge.search.milp.CoverSolver;
import sdedge.search.partition.BestCohort.Way;
import sdedge.search.partition.BestCohort.Ways;
import sdedge.search.problem.ChoiceSet;

/**
 * The best of all batch plans where few sets of tasks fit as a cohort: the best cohort of each of
 * them, and the cheapest partition of the tasks into them, of which one comes first and waits for
 * its first batch (docs/model.md section 7, "All batch plans"). Prompts of later batches may still
 * be late: then what it finds is a bound.
 */
final class PartitionProgram {
  private static final int JOBS = 64; // the sets are shared out in so many, whatever the threads
  private static final double ROUNDING = 1e-9;

  private final Instance instance;
  private final Pipeline pipeline;
  private final ChoiceSet choices;
  private final FirstUploads uploads;
  private final CohortLimits limits;
  private final Control control;

  /**
   * What it finds.
   *
   * @param cohorts of a partition, the first one first; none if no plan takes less than what was
   *     known
   * @param boundS no plan is faster, seconds
   */
  record Answer(List<Way> cohorts, double boundS) {
    Answer {
      cohorts = List.copyOf(cohorts);
    }
  }

  PartitionProgram(
      Instance instance,
      Pipeline pipeline,
      ChoiceSet choices,
      FirstUploads uploads,
      Control control) {
    this.instance = instance;
    this.pipeline = pipeline;
    this.choices = choices;
    this.uploads = uploads;
    this.control = control;
    limits = new CohortLimits(instance, choices.loaded());
  }

  /**
   * The answer.
   *
   * @param knownS what a plan takes that is known, seconds
   * @param mostSets that fit as a cohort
   * @param mostWork of {@link BestCohort} for each of {@value #JOBS} jobs
   * @return null if it takes more, or is stopped
   */
  @Nullable Answer solve(double knownS, int mostSets, long mostWork, int threads) {
    int tasks = instance.tasks().size();
    List<TaskSet> sets = FeasibleSets.of(limits, tasks, mostSets, control);
    if (sets == null) {
      return null;
    }
    double[][] costs = costs(sets, mostWork, threads);
    if (costs == null) {
      return null;
    }
    return new Columns(sets, costs, knownS).solve(threads);
  }

  /** What is asked for the ways of sets, which ends it. */
  private <T extends @Nullable Object> T search(Function<BestCohort, T> asked) {
    try (PricedBatches batches = new PricedBatches(instance, pipeline, choices)) {
      return asked.apply(new BestCohort(batches, pipeline, uploads, limits, control));
    }
  }

  /** What the sets cost, as any cohort and as the first; null if that is not known. */
  private double @Nullable [][] costs(List<TaskSet> sets, long work, int threads) {
    double[][] costs = new double[2][sets.size()];
    List<Callable<Boolean>> jobs = new ArrayList<>();
    for (int j = 0; j < JOBS; j++) {
      int from = (int) ((long) sets.size() * j / JOBS);
      int to = (int) ((long) sets.size() * (j + 1) / JOBS);
      jobs.add(() -> search(ways -> price(ways, sets.subList(from, to), from, costs, work)));
    }
    try (Workers workers = new Workers(threads)) {
      return workers.run(jobs).stream().allMatch(done -> done) ? costs : null;
    }
  }

  private boolean price(
      BestCohort search, List<TaskSet> sets, int from, double[][] costs, long work) {
    for (int s = 0; s < sets.size(); s++) {
      Ways ways = control.isStopped() ? null : search.of(sets.get(s), work - search.work());
      if (ways == null) {
        return false;
      }
      costs[0][from + s] = ways.any().seconds();
      costs[1][from + s] = ways.first().seconds();
    }
    return true;
  }

  /** The sets of a partition that may be as fast as what is known: once as the first, once not. */
  private final class Columns {
    private final List<TaskSet> sets;
    private final double knownS;
    private final List<int[]> items = new ArrayList<>(); // of a column; the last: it comes first
    private final List<Integer> setOf = new ArrayList<>();
    private final List<Double> costOf = new ArrayList<>();

    Columns(List<TaskSet> sets, double[][] costs, double knownS) {
      this.sets = sets;
      this.knownS = knownS;
      int tasks = instance.tasks().size();
      double[] prices = SetPrices.of(sets, costs[0], tasks);
      double mostS = (knownS - Arrays.stream(prices).sum()) + ROUNDING * knownS;
      for (int s = 0; s < sets.size(); s++) {
        for (int first = 0; first < 2; first++) {
          if (costs[first][s] - SetPrices.of(sets.get(s), prices) <= mostS) {
            int[] own = Arrays.copyOf(sets.get(s).array(), sets.get(s).size() + first);
            if (first == 1) {
              own[own.length - 1] = tasks;
            }
            items.add(own);
            setOf.add(s);
            costOf.add(costs[first][s]);
          }
        }
      }
    }

    @Nullable Answer solve(int threads) {
      int count = instance.tasks().size() + 1;
      items.add(IntStream.range(0, count).toArray()); // what is known
      costOf.add(knownS * (1 + ROUNDING));
      double[] all = costOf.stream().mapToDouble(Double::doubleValue).toArray();
      int[] chosen =
          count <= SmallCover.MOST_ITEMS
              ? SmallCover.cheapest(count, items, all)
              : cheapest(count, all, threads);
      if (chosen == null) {
        return null;
      }
      if (chosen[0] == setOf.size()) {
        return new Answer(List.of(), knownS);
      }
      List<Way> cohorts = new ArrayList<>();
      double sumS = 0;
      for (int column : chosen) {
        TaskSet set = sets.get(setOf.get(column));
        boolean first = items.get(column).length > set.size();
        Way way = way(set, first);
        if (way == null) {
          return null;
        }
        cohorts.add(first ? 0 : cohorts.size(), way);
        sumS += all[column];
      }
      return new Answer(cohorts, sumS);
    }

    private int @Nullable [] cheapest(int count, double[] costs, int threads) {
      try (CoverSolver solver = new CoverSolver()) {
        return solver.cheapest(count, items, costs, knownS, threads, control);
      }
    }

    /** The best way of a set, found anew; null if that is stopped. */
    private @Nullable Way way(TaskSet set, boolean first) {
      return search(
          search -> {
            Ways ways = search.of(set, Long.MAX_VALUE / 2);
            return ways == null ? null : first ? ways.first() : ways.any();
          });
    }
  }
}
