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
    private final List<TaskSet> sets;
    private final double knownS;
    private final double[] costs; // by set, seconds
    private final double[] more; // by set that comes first; infinite of one that is too slow then

    Columns(List<TaskSet> all, double[][] costsOf, double knownS) {
      this.knownS = knownS;
      double[] prices = SetPrices.of(all, costsOf[0], instance.tasks().size());
      double mostS = (knownS - Arrays.stream(prices).sum()) + ROUNDING * knownS;
      int[] useful =
          IntStream.range(0, all.size())
              .filter(s -> costsOf[0][s] - SetPrices.of(all.get(s), prices) <= mostS)
              .toArray();
      sets = IntStream.of(useful).mapToObj(all::get).toList();
      costs = IntStream.of(useful).mapToDouble(s -> costsOf[0][s]).toArray();
      more = new double[useful.length];
      for (int i = 0; i < more.length; i++) {
        double firstS = costsOf[1][useful[i]];
        boolean mayBeFirst = firstS - SetPrices.of(sets.get(i), prices) <= mostS;
        more[i] = mayBeFirst ? firstS - costs[i] : Double.POSITIVE_INFINITY;
      }
    }

    @Nullable Answer solve(int threads) {
      int tasks = instance.tasks().size();
      int[] chosen =
          tasks < SmallCover.MOST_ITEMS ? cheapestOfFew(tasks) : cheapest(tasks, threads);
      if (chosen == null) {
        return null;
      }
      if (chosen[0] == sets.size()) {
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

    /** The sets of the cheapest partition; the one behind the last for what is known. */
    private int @Nullable [] cheapest(int tasks, int threads) {
      List<int[]> items = new ArrayList<>(sets.stream().map(TaskSet::array).toList());
      items.add(IntStream.range(0, tasks).toArray());
      double[] all = Arrays.copyOf(costs, costs.length + 1);
      all[costs.length] = knownS * (1 + ROUNDING);
      double[] first = Arrays.copyOf(more, all.length); // 0 of what is known
      try (CoverSolver solver = new CoverSolver()) {
        return solver.cheapestWithFirst(tasks, items, all, first, knownS, threads, control);
      }
    }

    /** Likewise, by sets that come first and have an item more. */
    private int[] cheapestOfFew(int tasks) {
      List<int[]> items = new ArrayList<>();
      List<Integer> setOf = new ArrayList<>();
      List<Double> costOf = new ArrayList<>();
      for (int s = 0; s < costs.length; s++) {
        int[] own = sets.get(s).array();
        items.add(own);
        setOf.add(s);
        costOf.add(costs[s]);
        if (more[s] < Double.POSITIVE_INFINITY) {
          int[] first = Arrays.copyOf(own, own.length + 1);
          first[own.length] = tasks;
          items.add(first);
          setOf.add(s);
          costOf.add(costs[s] + more[s]);
        }
      }
      items.add(IntStream.rangeClosed(0, tasks).toArray());
      setOf.add(costs.length);
      costOf.add(knownS * (1 + ROUNDING));
      double[] all = costOf.stream().mapToDouble(Double::doubleValue).toArray();
      return IntStream.of(SmallCover.cheapest(tasks + 1, items, all)).map(setOf::get).toArray();
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
