package sdedge.stream.bound;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Turns some numbers of a vector one by one, each by a step of its own that grows while it helps
 * and shrinks while it does not, until nothing lowers a function any more.
 *
 * @param function infinite where it says nothing
 */
record PatternSearch(ToDoubleFunction<PriceVector> function) {
  private static final double FIRST_RATIO = 3; // of numbers that may be any
  private static final double FIRST_PART = 0.3;
  private static final double GROWTH = 1.5;
  private static final double SHRINKAGE = 0.45;
  private static final double LEAST = 2e-3; // of the first step
  private static final double GAIN = 1 - 1e-9;

  /**
   * Lowers the function.
   *
   * @param vector where to begin; where it ends
   * @param coordinates indices of those that are searched
   * @param small what to try instead of 0
   * @return the function there
   */
  double run(PriceVector vector, int[] coordinates, double small, int sweeps) {
    double best = function.applyAsDouble(vector);
    double[] step = new double[coordinates.length];
    Arrays.fill(step, 1);
    boolean moves = true;
    for (int sweep = 0; sweep < sweeps && moves; sweep++) {
      moves = false;
      for (int i = 0; i < coordinates.length; i++) {
        double lower = turn(vector, coordinates[i], step[i], small, best);
        boolean helps = lower < best;
        step[i] = Math.min(1, step[i] * (helps ? GROWTH : SHRINKAGE));
        moves |= helps || step[i] >= LEAST;
        best = lower;
      }
    }
    return best;
  }

  private double turn(PriceVector vector, int coordinate, double step, double small, double best) {
    double from = vector.get(coordinate);
    double chosen = from;
    double least = best;
    for (double to : places(coordinate, from, step, small)) {
      vector.set(coordinate, to);
      double value = to == from ? best : function.applyAsDouble(vector);
      if (value < least * GAIN) {
        least = value;
        chosen = to;
      }
    }
    vector.set(coordinate, chosen);
    return least;
  }

  private static double[] places(int coordinate, double from, double step, double small) {
    if (coordinate < PriceVector.PARTS) {
      double by = FIRST_PART * step;
      return new double[] {Math.min(1, from + by), Math.max(0, from - by)};
    }
    double ratio = StrictMath.pow(FIRST_RATIO, step);
    return from == 0
        ? new double[] {small * step}
        : new double[] {from * ratio, from / ratio, from < small ? 0 : from};
  }
}
