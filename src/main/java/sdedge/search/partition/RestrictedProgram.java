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
import sdedge.search.partition.prices.CohortPrices;

/**
 * The cheapest partition of the tasks into cohorts that were met: a program over those that cost
 * little beyond their prices.
 */
final class RestrictedProgram {
  private static final int ADDED = 1_200; // columns of a linear program at a time
  private static final int ROUNDS = 40;
  private static final int MOST_COLUMNS = 2_000; // of a program over whole cohorts
  private static final double NOTHING = 1e-9;

  private final CohortRows rows;
  private final List<PooledCohort> pool;
  private final double[] reduced;
  private final CoverSolver solver;
  private final Control control;

  RestrictedProgram(CohortRows rows, List<PooledCohort> pool, CoverSolver solver, Control control) {
    this.rows = rows;
    this.pool = List.copyOf(pool);
    this.solver = solver;
    this.control = control;
    reduced = new double[pool.size()];
  }

  /**
   * Cohorts that take less than what is known; null if there are none, or if it is stopped.
   *
   * @param known cohorts of a plan
   * @param knownS what they take together
   * @param about prices to begin from
   */
  @Nullable List<PooledCohort> better(List<PooledCohort> known, double knownS, RowPrices about) {
    MasterProgram.Best best = priced(known, knownS, about);
    if (best == null) {
      return null;
    }
    double gapS = knownS - best.valueS();
    price(best.prices());
    List<PooledCohort> few = new ArrayList<>();
    cheapest(MOST_COLUMNS, gapS).forEach(c -> few.add(pool.get(c)));
    few.addAll(known);
    double[] costs = few.stream().mapToDouble(PooledCohort::seconds).toArray();
    List<int[]> sets = few.stream().map(cohort -> cohort.tasks().array()).toList();
    int[] chosen = solver.cheapest(rows.ranks().length, sets, costs, knownS, 1, control);
    if (chosen == null) {
      return null;
    }
    double sumS = IntStream.of(chosen).mapToDouble(c -> costs[c]).sum();
    return sumS < knownS * (1 - NOTHING) ? IntStream.of(chosen).mapToObj(few::get).toList() : null;
  }

  /** The prices that no pooled cohort violates. */
  private MasterProgram.@Nullable Best priced(
      List<PooledCohort> known, double knownS, RowPrices about) {
    MasterProgram master = new MasterProgram(rows, solver);
    known.forEach(master::add);
    Map<TaskSet, Boolean> there = new HashMap<>();
    MasterProgram.Best best = null;
    price(about);
    for (int c : cheapest(ADDED, Double.POSITIVE_INFINITY).toArray()) {
      there.put(pool.get(c).tasks(), true);
      master.add(pool.get(c));
    }
    for (int round = 0; round < ROUNDS; round++) {
      best = master.solve(control);
      if (best == null) {
        return null;
      }
      price(best.prices());
      int before = master.columns();
      for (int c : cheapest(ADDED, -NOTHING * knownS).toArray()) {
        if (there.put(pool.get(c).tasks(), true) == null) {
          master.add(pool.get(c));
        }
      }
      if (master.columns() == before) {
        return best;
      }
    }
    return best;
  }

  private void price(RowPrices prices) {
    CohortPrices each = prices.of(rows);
    for (int c = 0; c < reduced.length; c++) {
      reduced[c] = RowPrices.reducedS(pool.get(c), each);
    }
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
