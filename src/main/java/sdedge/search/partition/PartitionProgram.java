package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.search.dp.Workers;
import sdedge.search.milp.CoverSolver;
import sdedge.search.milp.CoverSolver.Column;
import sdedge.search.milp.CoverSolver.Duals;
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

  PartitionProgram(Instance instance, ChoiceSet choices, FirstUploads uploads, Control control) {
    this.instance = instance;
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
    List<TaskSet> sets = limits.cohorts(mostSets, control);
    if (sets == null) {
      return null;
    }
    double[][] costs = costs(sets, mostWork, threads);
    if (costs == null) {
      return null;
    }
    int[] chosen = cheapest(sets, costs, knownS, threads);
    return chosen == null
        ? null
        : chosen.length == 0 ? new Answer(List.of(), knownS) : answer(sets, costs, chosen);
  }

  /** What is asked for the ways of sets, which ends it. */
  private <T extends @Nullable Object> T search(Function<BestCohort, T> asked) {
    try (PricedBatches batches = new PricedBatches(instance, choices)) {
      return asked.apply(new BestCohort(batches, uploads, limits, control));
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

  /** The sets of the cheapest partition; none if what is known is as cheap, null if stopped. */
  private int @Nullable [] cheapest(
      List<TaskSet> sets, double[][] costs, double knownS, int threads) {
    int tasks = instance.tasks().size();
    return tasks <= CoverProgram.MOST_TASKS
        ? CoverProgram.cheapest(tasks, sets, costs, knownS * (1 + ROUNDING))
        : byBackend(sets, costs, knownS, threads);
  }

  /** Likewise, by HiGHS from the sets that prices of GLOP leave to partitions as fast as known. */
  private int @Nullable [] byBackend(
      List<TaskSet> sets, double[][] costs, double knownS, int threads) {
    try (CoverSolver solver = new CoverSolver()) {
      double[] prices = prices(solver, sets, costs[0]);
      double[] reduced = new double[sets.size()];
      Arrays.setAll(reduced, s -> costs[0][s] - sets.get(s).sum(prices));
      double least = Math.min(0, Arrays.stream(reduced).min().orElse(0));
      double boundS = Arrays.stream(prices).sum() + prices.length * least;
      double mostS = knownS * (1 + ROUNDING) - boundS;
      int[] useful = IntStream.range(0, reduced.length).filter(s -> reduced[s] <= mostS).toArray();
      List<int[]> items = new ArrayList<>();
      double[] any = new double[useful.length + 1];
      double[] more = new double[any.length]; // 0 of what is known
      for (int i = 0; i < useful.length; i++) {
        int s = useful[i];
        items.add(sets.get(s).array());
        any[i] = costs[0][s];
        double moreS = costs[1][s] - costs[0][s];
        more[i] = reduced[s] + moreS <= mostS ? moreS : Double.POSITIVE_INFINITY;
      }
      items.add(IntStream.range(0, prices.length).toArray());
      any[useful.length] = knownS * (1 + ROUNDING);
      int[] chosen =
          solver.cheapestWithFirst(prices.length, items, any, more, knownS, threads, control);
      return chosen != null && chosen[0] == useful.length
          ? new int[0]
          : chosen == null ? null : IntStream.of(chosen).map(i -> useful[i]).toArray();
    }
  }

  /** By task, of the linear program; 0 if that gives up, which leaves more sets. */
  private double[] prices(CoverSolver solver, List<TaskSet> sets, double[] costs) {
    double[] once = new double[instance.tasks().size()];
    Arrays.fill(once, 1);
    List<Column> columns = new ArrayList<>();
    for (int s = 0; s < costs.length; s++) {
      int[] own = sets.get(s).array();
      columns.add(new Column(costs[s], own, Arrays.copyOf(once, own.length)));
    }
    Duals duals = solver.duals(once, once.length, columns, control);
    return duals == null ? new double[once.length] : duals.byRow();
  }

  /** The best ways of the sets of a partition; null if that is stopped. */
  private @Nullable Answer answer(List<TaskSet> sets, double[][] costs, int[] chosen) {
    int first =
        IntStream.of(chosen)
            .boxed()
            .min(Comparator.comparingDouble(s -> costs[1][s] - costs[0][s]))
            .orElseThrow();
    List<Way> cohorts = new ArrayList<>();
    double sumS = 0;
    for (int s : chosen) {
      Ways ways = search(search -> search.of(sets.get(s), Long.MAX_VALUE / 2));
      if (ways == null) {
        return null;
      }
      cohorts.add(s == first ? 0 : cohorts.size(), s == first ? ways.first() : ways.any());
      sumS += costs[s == first ? 1 : 0][s];
    }
    return new Answer(cohorts, sumS);
  }
}
