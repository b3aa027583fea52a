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
  private static final int MOST_PIVOTS = 500_000; // beyond which the backend may be faster

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

  /** The sets of a partition that may be as fast as what is known. */
  private final class Columns {
    private final int tasks = instance.tasks().size();
    private final List<TaskSet> sets;
    private final double knownS;
    private final double[] costs; // by set, seconds
    private final double[] more; // by set that comes first; infinite of one that is too slow then

    Columns(List<TaskSet> all, double[][] costsOf, double knownS) {
      this.knownS = knownS;
      List<int[]> arrays = all.stream().map(TaskSet::array).toList();
      FractionalCover prices = new FractionalCover(tasks, arrays, costsOf[0]);
      boolean isSolved = prices.solve(IntStream.range(0, all.size()).toArray(), MOST_PIVOTS);
      double leftS = isSolved ? knownS - prices.bound() : knownS;
      double mostS = leftS + ROUNDING * knownS;
      int[] useful =
          IntStream.range(0, all.size())
              .filter(s -> !isSolved || prices.reduced(s) <= mostS)
              .toArray();
      sets = IntStream.of(useful).mapToObj(all::get).toList();
      costs = IntStream.of(useful).mapToDouble(s -> costsOf[0][s]).toArray();
      more = new double[useful.length];
      for (int i = 0; i < more.length; i++) {
        double moreS = costsOf[1][useful[i]] - costs[i];
        boolean mayBeFirst = !isSolved || prices.reduced(useful[i]) + moreS <= mostS;
        more[i] = mayBeFirst ? moreS : Double.POSITIVE_INFINITY;
      }
    }

    @Nullable Answer solve(int threads) {
      int[] chosen = cheapest(threads);
      if (chosen == null) {
        return null;
      }
      if (chosen.length == 0) {
        return new Answer(List.of(), knownS);
      }
      int first =
          IntStream.of(chosen).boxed().min(Comparator.comparingDouble(c -> more[c])).orElseThrow();
      List<Way> cohorts = new ArrayList<>();
      double sumS = more[first];
      for (int column : chosen) {
        Way way = way(sets.get(column), column == first);
        if (way == null) {
          return null;
        }
        cohorts.add(column == first ? 0 : cohorts.size(), way);
        sumS += costs[column];
      }
      return new Answer(cohorts, sumS);
    }

    /** The sets of the cheapest partition; none if what is known is as cheap. */
    private int @Nullable [] cheapest(int threads) {
      WithFirst columns = new WithFirst();
      double aboutS = knownS * (1 + ROUNDING);
      int[] chosen =
          CoverTree.cheapest(
              tasks + 1, columns.items, columns.costs(), aboutS, MOST_PIVOTS, control);
      return chosen == null && !control.isStopped()
          ? byBackend(aboutS, threads)
          : chosen == null ? null : IntStream.of(chosen).map(columns.setOf::get).toArray();
    }

    /** Likewise, by HiGHS. */
    private int @Nullable [] byBackend(double aboutS, int threads) {
      List<int[]> items = new ArrayList<>(sets.stream().map(TaskSet::array).toList());
      items.add(IntStream.range(0, tasks).toArray());
      double[] all = Arrays.copyOf(costs, costs.length + 1);
      all[costs.length] = aboutS;
      double[] first = Arrays.copyOf(more, all.length); // 0 of what is known
      try (CoverSolver solver = new CoverSolver()) {
        int[] chosen = solver.cheapestWithFirst(tasks, items, all, first, knownS, threads, control);
        return chosen != null && chosen[0] == sets.size() ? new int[0] : chosen;
      }
    }

    /** Columns of the sets, and of those that come first and have an item more. */
    private final class WithFirst {
      private final List<int[]> items = new ArrayList<>();
      private final List<Integer> setOf = new ArrayList<>();
      private final List<Double> costOf = new ArrayList<>();

      WithFirst() {
        for (int s = 0; s < costs.length; s++) {
          int[] own = sets.get(s).array();
          add(own, s, costs[s]);
          if (more[s] < Double.POSITIVE_INFINITY) {
            int[] first = Arrays.copyOf(own, own.length + 1);
            first[own.length] = tasks;
            add(first, s, costs[s] + more[s]);
          }
        }
      }

      private void add(int[] own, int set, double seconds) {
        items.add(own);
        setOf.add(set);
        costOf.add(seconds);
      }

      private double[] costs() {
        return costOf.stream().mapToDouble(Double::doubleValue).toArray();
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
