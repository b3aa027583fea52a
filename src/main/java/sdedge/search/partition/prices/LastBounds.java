package sdedge.search.partition.prices;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The bounds that structures had when they were looked at last, less what prices of any cohort have
 * risen by since. May be asked by several threads at once for different parts.
 */
final class LastBounds {
  private static final double MOST_PAIRS = 1e6; // of leads at most, beyond which nothing is kept

  private final Structures structures;
  private final Knapsack knapsack;
  private final Map<Object, float[][]> parts = new ConcurrentHashMap<>(); // plus risenS then
  private @Nullable CohortPrices last;
  private final boolean isSmall;
  private double risenS; // of all prices so far

  LastBounds(Structures structures) {
    this.structures = structures;
    knapsack = new Knapsack(structures.tasks);
    double leads = (double) structures.lines.size() * structures.tasks;
    isSmall = leads * leads <= MOST_PAIRS;
  }

  /** Takes up other prices. */
  void move(CohortPrices prices) {
    risenS += last == null ? 0 : riseS(last, prices);
    last = prices;
  }

  /** By how much the prices of a cohort rise at most, seconds. */
  private double riseS(CohortPrices from, CohortPrices to) {
    double[] rises = new double[structures.tasks];
    double ofBatchS = most(from.byBatch(), to.byBatch());
    Arrays.setAll(
        rises, k -> -Math.max(0, to.ofTasks()[k] - from.ofTasks()[k]) - ofBatchS); // as gains
    double sumS = -Arrays.stream(rises).sum();
    for (double[] size : structures.rooms.ofCohort) {
      sumS = Math.min(sumS, -knapsack.most(rises, size, 1));
    }
    return sumS + most(from.byCohort(), to.byCohort());
  }

  private static double most(double[] from, double[] to) {
    double most = 0;
    for (int k = 0; k < from.length; k++) {
      most = Math.max(most, to[k] - from[k]);
    }
    return most;
  }

  /**
   * What is known of a part of the structures now, seconds, where it is enough; elsewhere minus
   * infinite.
   *
   * @param part what tells it from others
   */
  double[][] of(Object part, int rows, int columns, double enoughS) {
    double[][] bounds = new double[rows][columns];
    float[][] known = parts.get(part);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double bound = known == null ? Double.NEGATIVE_INFINITY : known[i][j] - risenS;
        bounds[i][j] = bound >= enoughS ? bound : Double.NEGATIVE_INFINITY;
      }
    }
    return bounds;
  }

  static boolean anyBelow(double[][] bounds, double enoughS) {
    return Arrays.stream(bounds).flatMapToDouble(Arrays::stream).anyMatch(own -> own < enoughS);
  }

  /** Keeps the bounds of a part, unless there are very many parts. */
  void keep(Object part, double[][] bounds) {
    if (isSmall) {
      float[][] known = new float[bounds.length][];
      for (int i = 0; i < known.length; i++) {
        known[i] = new float[bounds[i].length];
        for (int j = 0; j < known[i].length; j++) {
          known[i][j] = Math.nextDown((float) (bounds[i][j] + risenS)); // no more than it was
        }
      }
      parts.put(part, known);
    }
  }

  /** Keeps a higher bound of a structure. */
  void raise(Cell cell, double bound) {
    float[][] known = parts.get(cell.part);
    if (known != null && bound + risenS > known[cell.row][cell.column]) {
      known[cell.row][cell.column] = Math.nextDown((float) (bound + risenS));
    }
  }

  /** The place of a structure. */
  record Cell(Object part, int row, int column) {}
}
