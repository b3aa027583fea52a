package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.search.milp.CoverSolver;
import sdedge.search.partition.CohortPool.PooledCohort;
import sdedge.search.partition.prices.Column;
import sdedge.search.partition.prices.PricingOracle.CohortPrices;

/**
 * The cheapest partition of the tasks into cohorts that were met, or into fractions of them and of
 * columns: programs over those that cost little beyond their prices.
 */
final class RestrictedProgram {
  private static final int FIRST = 1_200; // columns of a linear program
  private static final int ADDED = 300; // at a time
  private static final int MOST_COLUMNS = 2_000; // of a program over whole cohorts
  private static final int ROUNDS = 5; // of columns that prices violate which are not in it
  private static final double NOTHING = 1e-9;

  private final CohortRows rows;
  private final CoverSolver solver;
  private final Control control;
  private final MasterProgram master;
  private final List<PooledCohort> pool = new ArrayList<>();
  private final Map<TaskSet, Integer> places = new HashMap<>(); // in the pool
  private List<PooledCohort> known;
  private double knownS;
  private double[] reduced = {};

  /**
   * Without cohorts but those of a plan.
   *
   * @param known cohorts that serve every task
   */
  RestrictedProgram(
      CohortRows rows, List<PooledCohort> known, CoverSolver solver, Control control) {
    this.rows = rows;
    this.solver = solver;
    this.control = control;
    master = new MasterProgram(rows, solver);
    this.known = List.copyOf(known);
    knownS = secondsOf(known);
    known.forEach(master::add);
  }

  private static double secondsOf(List<PooledCohort> cohorts) {
    return cohorts.stream().mapToDouble(PooledCohort::seconds).sum();
  }

  /** Takes other cohorts of a partition for the best known, if they are faster. */
  void offer(List<PooledCohort> others) {
    double othersS = secondsOf(others);
    if (othersS < knownS * (1 - NOTHING)) {
      known = List.copyOf(others);
      knownS = othersS;
      known.forEach(master::add);
    }
  }

  /** What the best cohorts of a partition take together that are known, seconds. */
  double knownS() {
    return knownS;
  }

  /** The best cohorts of a partition that are known. */
  List<PooledCohort> known() {
    return known;
  }

  /** Adds a cohort to those that were met; of one set of tasks the fastest counts. */
  void add(PooledCohort cohort) {
    Integer place = places.putIfAbsent(cohort.tasks(), pool.size());
    if (place == null) {
      pool.add(cohort);
    } else if (cohort.seconds() < pool.get(place).seconds()) {
      pool.set(place, cohort);
    }
  }

  /** Adds a column, which no partition has. */
  void add(Column column) {
    master.add(column);
  }

  /** What a column costs for what prices make of it: below 1 if they violate it. */
  double ratio(Column column, RowPrices prices) {
    return column.seconds() / prices.ofS(master.column(column));
  }

  /** Takes those that cost the least beyond some prices into the linear program. */
  void begin(RowPrices about) {
    addCheapest(about, FIRST, Double.POSITIVE_INFINITY);
  }

  /** Takes some that cost less than some prices into the linear program; whether there are any. */
  boolean add(RowPrices violated) {
    return addCheapest(violated, ADDED, -NOTHING * knownS);
  }

  private boolean addCheapest(RowPrices prices, int most, double mostS) {
    price(prices);
    boolean more = false;
    for (int c : cheapest(most, mostS).toArray()) {
      more |= master.add(pool.get(c));
    }
    return more;
  }

  /** The best prices that no column of the linear program violates; null if stopped. */
  MasterProgram.@Nullable Best prices() {
    return master.solve(control);
  }

  /**
   * Prices that leave some room to all columns, of those that were met too.
   *
   * @param from prices to begin with
   * @param most how many cohorts there may be, about
   * @param roomS in the mean, seconds
   */
  RowPrices smooth(RowPrices from, double most, double roomS) {
    RowPrices prices = master.smooth(from, most, roomS);
    for (int round = 0; round < ROUNDS && add(prices); round++) {
      prices = master.smooth(prices, most, roomS);
    }
    return prices;
  }

  /**
   * Looks for a partition that takes less than the best known, among the cohorts that may be of
   * one.
   *
   * @param best prices of the linear program
   * @param until when to give up
   */
  void improve(MasterProgram.Best best, Control until) {
    price(best.prices());
    List<PooledCohort> few = new ArrayList<>();
    cheapest(MOST_COLUMNS, knownS - best.valueS()).forEach(c -> few.add(pool.get(c)));
    few.addAll(known);
    double[] costs = few.stream().mapToDouble(PooledCohort::seconds).toArray();
    List<int[]> sets = few.stream().map(cohort -> cohort.tasks().array()).toList();
    int[] chosen = solver.cheapest(rows.ranks().length, sets, costs, knownS, 1, until);
    if (chosen != null) {
      offer(IntStream.of(chosen).mapToObj(few::get).toList());
    }
  }

  private void price(RowPrices prices) {
    CohortPrices each = prices.of(rows);
    reduced = pool.stream().mapToDouble(cohort -> RowPrices.reducedS(cohort, each)).toArray();
  }

  /** The places of those that cost the least beyond their prices, so far as they are no dearer. */
  private IntStream cheapest(int most, double mostS) {
    return IntStream.range(0, reduced.length)
        .filter(c -> reduced[c] <= mostS)
        .boxed()
        .sorted(Comparator.comparingDouble(c -> reduced[c]))
        .limit(most)
        .mapToInt(c -> c);
  }
}
