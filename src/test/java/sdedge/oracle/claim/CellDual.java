package sdedge.oracle.claim;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealVector;
import org.hipparchus.util.MathArrays;
import sdedge.oracle.model.Uplinks;

/**
 * The best allocation of one band at constant power for a given plan, by its dual (Section 5 of the
 * model): the least T by which every task of the cell is there in time.
 *
 * <p>Newton's method in the logarithms of the weights follows the maxima of the dual with a barrier
 * that keeps all weights positive. Any weights give a lower bound, their shares an upper one.
 */
final class CellDual {
  private static final int MOST_STEPS = 400;
  private static final double SAME = 1e-13;
  private static final double LEAST_BARRIER = 1e-14;

  private final double bandHz;
  private final double[] bits;
  private final double[] gammaHz;
  private final double firstS;

  /** Windows after the first: how long each is, and by task the last one it may use. */
  private final double[] windowS;

  private final int[] last;
  private final BandPrice[] bands;
  private double lowestS = Double.NEGATIVE_INFINITY;
  private double highestS = Double.POSITIVE_INFINITY;
  private double[] best;

  /**
   * @param pathS L of the batch of each task, in plan order, never larger than the one before
   */
  CellDual(double bandHz, double[] bits, double[] gammaHz, double[] pathS) {
    this.bandHz = bandHz;
    this.bits = bits;
    this.gammaHz = gammaHz;
    firstS = pathS[0];
    last = new int[bits.length];
    double[] lengths = new double[bits.length];
    int window = 0;
    for (int k = 1; k < bits.length; k++) {
      double shorterS = pathS[k - 1] - pathS[k];
      if (shorterS > SAME * firstS) {
        lengths[++window] = shorterS;
      }
      last[k] = window;
    }
    windowS = Arrays.copyOf(lengths, window + 1);
    bands = new BandPrice[window + 1];
    best = new double[bits.length];
  }

  /** A lower bound of T, seconds. */
  double lowestS() {
    return lowestS;
  }

  /** A time in which an allocation delivers everything, seconds. */
  double highestS() {
    return highestS;
  }

  /** The weights of the lower bound, seconds per bit, of which the first window is worth 1. */
  double[] weights() {
    return best.clone();
  }

  /** Narrows the bounds until one is beyond a target, if that is a number, or they meet. */
  void solve(double targetS) {
    double[] weights = new double[bits.length];
    double scale = firstS;
    for (int k = 0; k < bits.length; k++) {
      double alone = Uplinks.bitsPerHz(gammaHz[k], bandHz) * bandHz;
      weights[k] = 1 / alone;
      scale = Math.max(scale, bits[k] / alone);
    }
    double barrier = scale / bits.length;
    double objective = evaluate(weights, barrier);
    for (int i = 0; i < MOST_STEPS && barrier > LEAST_BARRIER * scale; i++) {
      if (lowestS >= targetS || highestS < targetS) {
        return;
      }
      double[] direction = direction(barrier);
      double decrement = decrement(direction, barrier);
      double step = Math.min(1, 0.9 / Math.max(1e-300, -least(direction)));
      double[] moved = moved(weights, direction, step);
      double reached = evaluate(moved, barrier);
      while (step * decrement >= 1e-6
          && reached < objective + 1e-4 * step * decrement * barrier
          && step > 1e-6) {
        step /= 2;
        moved = moved(weights, direction, step);
        reached = evaluate(moved, barrier);
      }
      weights = scaledWeights.clone();
      if (decrement < 1e-2) {
        barrier /= 10;
      }
      objective = evaluate(weights, barrier);
    }
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double[] moved(double[] weights, double[] direction, double step) {
    double[] moved = new double[weights.length];
    for (int k = 0; k < weights.length; k++) {
      moved[k] = weights[k] * (1 + step * direction[k]);
    }
    return moved;
  }

  private double[] scaled(double[] weights) {
    return Arrays.stream(weights).map(weight -> weight / bands[0].weightedRate).toArray();
  }

  private double[] scaledWeights = new double[0];
  private double dualS;

  /** Bounds at some weights, and the dual with its barrier, which is to be made large. */
  private double evaluate(double[] weights, double barrier) {
    scaledWeights = weights.clone();
    price(0, scaledWeights);
    scaledWeights = scaled(weights);
    double value = 0;
    for (int w = 0; w < bands.length; w++) {
      price(w, scaledWeights);
      value -= w == 0 ? 0 : windowS[w] * bands[w].weightedRate;
    }
    double logarithms = 0;
    double longestS = 0;
    for (int k = 0; k < bits.length; k++) {
      value += scaledWeights[k] * bits[k];
      logarithms += Math.log(scaledWeights[k]);
      double missing = bits[k] - later(k);
      if (missing > 1e-14 * bits[k]) {
        longestS = Math.max(longestS, missing / bands[0].rate[k]);
      }
    }
    dualS = firstS + value / bands[0].weightedRate;
    highestS = Math.min(highestS, firstS + longestS);
    if (dualS > lowestS) {
      lowestS = dualS;
      best = scaledWeights.clone();
    }
    return dualS + barrier * logarithms;
  }

  private void price(int window, double[] weights) {
    double[] there = weights.clone();
    for (int k = 0; k < there.length; k++) {
      there[k] = last[k] >= window ? there[k] : 0;
    }
    bands[window] = new BandPrice(bandHz, there, gammaHz);
  }

  /** Bits that a task gets after the first window. */
  private double later(int k) {
    double sum = 0;
    for (int w = 1; w <= last[k]; w++) {
      sum += windowS[w] * bands[w].rate[k];
    }
    return sum;
  }

  /** Newton's direction in the logarithms, along which the value of the first window stays 1. */
  private double[] direction(double barrier) {
    int n = bits.length;
    double[] value = firstValue();
    double firstLengthS = Math.max(dualS - firstS + n * barrier, 1e-3 * barrier);
    double[][] matrix = new double[n][n];
    for (int w = 0; w < bands.length; w++) {
      double lengthS = w == 0 ? firstLengthS : windowS[w];
      double all = Arrays.stream(bands[w].elasticityHz).sum();
      for (int i = 0; i < n && all > 0; i++) {
        double own = bands[w].elasticityHz[i];
        matrix[i][i] += lengthS * bands[w].price * own;
        for (int j = 0; j < n; j++) {
          matrix[i][j] -= lengthS * bands[w].price * own * bands[w].elasticityHz[j] / all;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      matrix[i][i] += barrier;
      for (int j = 0; j < n; j++) {
        matrix[i][j] += firstLengthS * value[i] * value[j];
      }
    }
    DecompositionSolver solver =
        new LUDecomposition(new Array2DRowRealMatrix(matrix, false), 0).getSolver();
    RealVector gradient = new ArrayRealVector(value);
    RealVector along = solver.solve(gradient);
    RealVector free = solver.solve(new ArrayRealVector(residual(barrier)).mapMultiply(-1));
    double factor = gradient.dotProduct(free) / gradient.dotProduct(along);
    return free.combine(1, -factor, along).toArray();
  }

  /** Minus the slope of the dual with its barrier. */
  private double[] residual(double barrier) {
    double[] value = firstValue();
    double[] residual = new double[bits.length];
    for (int k = 0; k < residual.length; k++) {
      double delivered = (dualS - firstS) * bands[0].rate[k] + later(k);
      residual[k] =
          scaledWeights[k] * (delivered - bits[k]) + residual.length * barrier * value[k] - barrier;
    }
    return residual;
  }

  private double[] firstValue() {
    double[] value = new double[bits.length];
    for (int k = 0; k < value.length; k++) {
      value[k] = scaledWeights[k] * bands[0].rate[k];
    }
    return value;
  }

  private double decrement(double[] direction, double barrier) {
    return -MathArrays.linearCombination(residual(barrier), direction) / barrier;
  }
}
