package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.search.milp.CoverSolver;
import sdedge.search.milp.CoverSolver.Duals;
import sdedge.search.partition.CohortPool.PooledCohort;
import sdedge.search.partition.CohortRows.Row;
import sdedge.search.partition.prices.Column;

/**
 * The cheapest fractions of cohorts that serve every task, with as many cohorts and batches as the
 * rows ask for: its duals are the best prices that none of its columns violates.
 */
final class MasterProgram {
  private static final int MOST = 6_000; // columns
  private static final int KEPT = 4_000; // of them, where they have become more
  private static final double STAYING = 10; // of the room, where all prices double
  private static final double LITTLE = 1e-9; // of a task

  private final CohortRows rows;
  private final int tasks;
  private final CoverSolver solver;
  private final Set<PooledCohort> cohorts = new HashSet<>();
  private final double[] asked; // tasks, rows of cohorts, rows of batches
  private List<Entry> entries = new ArrayList<>();

  /** A column, of a cohort or of a mean. */
  private record Entry(CoverSolver.Column column, @Nullable PooledCohort cohort) {
    double reducedS(double[] duals) {
      double reduced = column.cost();
      for (int i = 0; i < column.rows().length; i++) {
        reduced -= column.amounts()[i] * duals[column.rows()[i]];
      }
      return reduced;
    }
  }

  /**
   * The best prices of the columns so far.
   *
   * @param valueS what the cheapest fractions cost
   */
  record Best(double valueS, RowPrices prices) {}

  MasterProgram(CohortRows rows, CoverSolver solver) {
    this.rows = rows;
    this.solver = solver;
    tasks = rows.ranks().length;
    int count = rows.rows().size();
    asked = new double[tasks + 2 * count];
    Arrays.fill(asked, 0, tasks, 1);
    for (int t = 0; t < count; t++) {
      Row row = rows.rows().get(t);
      asked[tasks + t] = row.cohorts();
      asked[tasks + count + t] = row.batches();
    }
  }

  /** Adds a cohort; false if it is there. */
  boolean add(PooledCohort cohort) {
    if (!cohorts.add(cohort)) {
      return false;
    }
    double[] amounts = new double[asked.length];
    int most = 0;
    for (TaskSet batch : cohort.batches()) {
      int ofBatch = 0;
      for (int k : batch.array()) {
        amounts[k] = 1;
        ofBatch = Math.max(ofBatch, rows.ranks()[k]);
      }
      most = Math.max(most, ofBatch);
      addUpTo(amounts, tasks + rows.rows().size(), ofBatch, 1);
    }
    addUpTo(amounts, tasks, most, 1);
    entries.add(new Entry(column(cohort.seconds(), amounts), cohort));
    return true;
  }

  /** Adds a mean of cohorts. */
  void add(Column column) {
    entries.add(new Entry(column(column), null));
  }

  /** A mean of cohorts, whose leads are there as a whole and meet their rows. */
  CoverSolver.Column column(Column column) {
    double[] amounts = new double[asked.length];
    int behind = tasks + rows.rows().size();
    int lead = Arrays.stream(column.leads()).map(k -> rows.ranks()[k]).max().orElse(0);
    Column.Further further = column.further();
    lead = further == null ? lead : Math.max(lead, rows.ranks()[further.dearest()]);
    addUpTo(amounts, tasks, lead, 1);
    for (int m = 0; m < column.leads().length; m++) {
      int own = rows.ranks()[column.leads()[m]];
      addUpTo(amounts, behind, own, 1);
      double[] shares = column.shares()[m];
      for (int k = 0; k < tasks; k++) {
        if (shares[k] > LITTLE) {
          amounts[k] += shares[k];
          addFrom(amounts, tasks, lead, rows.ranks()[k], shares[k]);
          addFrom(amounts, behind, own, rows.ranks()[k], shares[k]);
        }
      }
    }
    if (further != null) {
      for (int k = 0; k < tasks; k++) {
        addUpTo(amounts, behind, rows.ranks()[k], further.met()[k]);
        double share = further.shares()[k];
        if (share > LITTLE) {
          amounts[k] += share;
          addFrom(amounts, tasks, lead, rows.ranks()[k], share);
        }
      }
    }
    return column(column.seconds(), amounts);
  }

  private static void addUpTo(double[] amounts, int first, int rank, double amount) {
    addFrom(amounts, first, 0, rank, amount);
  }

  private static void addFrom(double[] amounts, int first, int from, int rank, double amount) {
    for (int t = from; t < rank; t++) {
      amounts[first + t] += amount;
    }
  }

  /** Rows of one cohort or batch are met by any that serves their tasks. */
  private CoverSolver.Column column(double seconds, double[] amounts) {
    int[] met = new int[amounts.length];
    int count = 0;
    for (int r = 0; r < amounts.length; r++) {
      if (amounts[r] > 0 && counts(r)) {
        met[count++] = r;
      }
    }
    int[] own = Arrays.copyOf(met, count);
    double[] theirs = Arrays.stream(own).mapToDouble(r -> amounts[r]).toArray();
    return new CoverSolver.Column(seconds, own, theirs);
  }

  /** The best prices; null if that is stopped. */
  @Nullable Best solve(Control control) {
    Duals duals = solver.duals(needed(), tasks, columns(), control);
    return duals == null ? null : new Best(duals.cost(), prices(duals.byRow()));
  }

  /**
   * Prices that leave some room to the columns, as {@link SmoothPrices}.
   *
   * @param from prices to begin with
   * @param most how many cohorts there may be, about
   * @param roomS in the mean, seconds
   */
  RowPrices smooth(RowPrices from, double most, double roomS) {
    double[] begin = from.array();
    double meanS = from.valueS(rows) / tasks;
    double ridge = STAYING * most * roomS / tasks / (meanS * meanS);
    SmoothPrices smooth = new SmoothPrices(needed(), tasks, most, columns(), begin, ridge);
    return prices(smooth.centre(roomS / StrictMath.log(entries.size() + 1.0)).prices());
  }

  private List<CoverSolver.Column> columns() {
    return entries.stream().map(Entry::column).toList();
  }

  /** What rows ask for, of those that count. */
  private double[] needed() {
    double[] needed = asked.clone();
    Arrays.setAll(needed, r -> counts(r) ? asked[r] : 0);
    return needed;
  }

  /** As prices; columns that cost the most beyond them are forgotten if there are many. */
  private RowPrices prices(double[] byRow) {
    keepUseful(byRow);
    int count = rows.rows().size();
    return new RowPrices(
        Arrays.copyOf(byRow, tasks),
        notNegative(byRow, tasks, tasks + count),
        notNegative(byRow, tasks + count, byRow.length));
  }

  /** Whether a row is no consequence of the others. */
  private boolean counts(int row) {
    return row < tasks + rows.rows().size() || asked[row] > 1;
  }

  /** Of many columns, leaves out those that cost the most beyond their prices. */
  private void keepUseful(double[] duals) {
    if (entries.size() > MOST) {
      IdentityHashMap<Entry, Double> reduced = new IdentityHashMap<>();
      entries.forEach(entry -> reduced.put(entry, entry.reducedS(duals)));
      List<Entry> sorted = new ArrayList<>(entries);
      sorted.sort(Comparator.comparingDouble(reduced::get));
      entries = new ArrayList<>(sorted.subList(0, KEPT));
      cohorts.clear();
      entries.forEach(
          entry -> {
            if (entry.cohort != null) {
              cohorts.add(entry.cohort);
            }
          });
    }
  }

  private static double[] notNegative(double[] duals, int from, int to) {
    return Arrays.stream(duals, from, to).map(dual -> Math.max(0, dual)).toArray();
  }
}
