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
    PricedBatches batches = new PricedBatches(instance, choices);
    return asked.apply(new BestCohort(batches, uploads, limits, control));
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

  /**
   * The cheapest partition of few tasks into sets, of which one comes first: a dynamic program over
   * what is covered. In each cover the next set is one that has the first task left.
   */
  static final class CoverProgram {
    /** Tasks beyond which parts of what is covered are too many: 3 to their power. */
    static final int MOST_TASKS = 13;

    private static final int NONE = -1;

    private final int[] setOf; // by tasks, as bits
    private final double[][] costs; // by set, as any and as the first
    private final double[][] leastS; // without and with a first set, by what is covered
    private final int[][] last; // the same: the last set, the first one as ~set

    private CoverProgram(int tasks, List<TaskSet> sets, double[][] costs) {
      this.costs = costs;
      int covers = 1 << tasks;
      setOf = new int[covers];
      Arrays.fill(setOf, NONE);
      for (int s = 0; s < sets.size(); s++) {
        setOf[bits(sets.get(s))] = s;
      }
      leastS = new double[2][covers];
      last = new int[2][covers];
      leastS[1][0] = Double.POSITIVE_INFINITY;
      for (int covered = 1; covered < covers; covered++) {
        cover(covered);
      }
    }

    private static int bits(TaskSet set) {
      return Arrays.stream(set.array()).map(k -> 1 << k).sum();
    }

    /**
     * The places of the sets of the cheapest partition.
     *
     * @param costs what each costs, as any and as the first
     * @param below what it must cost less than
     * @return none if no partition does
     */
    static int[] cheapest(int tasks, List<TaskSet> sets, double[][] costs, double below) {
      CoverProgram program = new CoverProgram(tasks, sets, costs);
      int all = (1 << tasks) - 1;
      return program.leastS[1][all] < below ? program.chosen(sets, all) : new int[0];
    }

    private void cover(int covered) {
      Arrays.stream(leastS).forEach(least -> least[covered] = Double.POSITIVE_INFINITY);
      int first = Integer.lowestOneBit(covered);
      int others = covered - first;
      for (int more = others; more >= 0; more = more == 0 ? -1 : (more - 1) & others) {
        int set = setOf[first + more];
        if (set != NONE) {
          int before = others - more;
          offer(0, covered, leastS[0][before] + costs[0][set], set);
          offer(1, covered, leastS[1][before] + costs[0][set], set);
          offer(1, covered, leastS[0][before] + costs[1][set], ~set);
        }
      }
    }

    private void offer(int withFirst, int covered, double seconds, int set) {
      if (seconds < leastS[withFirst][covered]) {
        leastS[withFirst][covered] = seconds;
        last[withFirst][covered] = set;
      }
    }

    private int[] chosen(List<TaskSet> sets, int all) {
      int[] chosen = new int[Integer.bitCount(all)];
      int count = 0;
      int withFirst = 1;
      for (int left = all; left != 0; ) {
        int set = last[withFirst][left];
        withFirst = set < 0 ? 0 : withFirst;
        chosen[count] = set < 0 ? ~set : set;
        left -= bits(sets.get(chosen[count++]));
      }
      return Arrays.copyOf(chosen, count);
    }
  }
}
