package sdedge.search.milp;

import java.util.Arrays;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.control.Termination;

/**
 * A minimisation over columns in [0, upper] under rows with a lower bound, either {@code sum ≥
 * lower} or {@code sum = lower}. Knows nothing of batches.
 */
final class LinearModel {
  /** What a backend can be expected to hold: several gigabytes. */
  private static final int MOST_ENTRIES = 16_000_000;

  private static final int ROWS_BETWEEN_CHECKS = 64;

  private static final double BYTES_PER_ENTRY = 16; // a column and a value, while they are copied

  private final HeapShare memory;
  private final Control control;
  private int columns;
  private int rows;
  private int entries;
  private double[] upper = new double[64];
  private double[] cost = new double[64];
  private boolean[] decision = new boolean[64];
  private double[] lower = new double[64];
  private boolean[] equal = new boolean[64];
  private int[] begin = new int[65];
  private int[] column = new int[256];
  private double[] value = new double[256];

  /**
   * An empty model, whose building a control may abort.
   *
   * @param memory that its entries take from
   */
  LinearModel(HeapShare memory, Control control) {
    this.memory = memory;
    this.control = control;
  }

  /** Adds a 0-1 column; its index. */
  int binary(double unitCost) {
    return add(1, unitCost, true);
  }

  /** Adds a continuous column in [0, largest]; its index. */
  int continuous(double largest, double unitCost) {
    return add(largest, unitCost, false);
  }

  private int add(double largest, double unitCost, boolean isDecision) {
    if (columns == upper.length) {
      upper = Arrays.copyOf(upper, 2 * columns);
      cost = Arrays.copyOf(cost, 2 * columns);
      decision = Arrays.copyOf(decision, 2 * columns);
    }
    upper[columns] = largest;
    cost[columns] = unitCost;
    decision[columns] = isDecision;
    return columns++;
  }

  void addCost(int index, double unitCost) {
    cost[index] += unitCost;
  }

  /** Begins the row {@code sum ≥ bound}; entries follow by {@link #put}. */
  void atLeast(double bound) {
    row(bound, false);
  }

  /** Begins the row {@code sum = bound}; entries follow by {@link #put}. */
  void equalTo(double bound) {
    row(bound, true);
  }

  private void row(double bound, boolean isEqual) {
    if (rows % ROWS_BETWEEN_CHECKS == 0) {
      ModelAborted.check(control);
    }
    if (rows == lower.length) {
      lower = Arrays.copyOf(lower, 2 * rows);
      equal = Arrays.copyOf(equal, 2 * rows);
      begin = Arrays.copyOf(begin, 2 * rows + 1);
    }
    lower[rows] = bound;
    equal[rows] = isEqual;
    rows++;
    begin[rows] = entries;
  }

  /** Adds an entry to the last row; at most one per column. */
  void put(int index, double coefficient) {
    if (coefficient == 0) {
      return;
    }
    boolean isFull = entries == column.length;
    if (entries == MOST_ENTRIES || (isFull && !memory.take(BYTES_PER_ENTRY * entries))) {
      throw new ModelAborted(Termination.MEMORY_LIMIT);
    }
    if (isFull) {
      column = Arrays.copyOf(column, 2 * entries);
      value = Arrays.copyOf(value, 2 * entries);
    }
    column[entries] = index;
    value[entries] = coefficient;
    entries++;
    begin[rows] = entries;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  double upper(int index) {
    return upper[index];
  }

  double cost(int index) {
    return cost[index];
  }

  /** Whether a column must be 0 or 1. */
  boolean isBinary(int index) {
    return decision[index];
  }

  double lower(int row) {
    return lower[row];
  }

  boolean isEquation(int row) {
    return equal[row];
  }

  /** Where the entries of a row begin; those of the next row follow. */
  int begin(int row) {
    return begin[row];
  }

  int column(int entry) {
    return column[entry];
  }

  double value(int entry) {
    return value[entry];
  }
}
