package sdedge.check.stream;

import sdedge.check.model.Bisection;

/** Student's t distribution, of whole degrees of freedom. */
public final class StudentT {
  private static final double TWO_SIDED = 0.95;
  private static final double MOST = 1e3; // more than any quantile needed

  private StudentT() {}

  /** Half of the 95 % confidence interval of the mean of values, at least two. */
  public static double halfInterval(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / (values.length - 1));
    return quantile(values.length - 1) * deviation / Math.sqrt(values.length);
  }

  /** t between whose two signs 95 % lie. */
  private static double quantile(int freedom) {
    return Bisection.least(0, MOST, t -> between(t, freedom) >= TWO_SIDED);
  }

  /** The probability between −t and t, a finite sum (Abramowitz and Stegun, 26.7.3 and 26.7.4). */
  private static double between(double t, int freedom) {
    double angle = Math.atan(t / Math.sqrt(freedom));
    double square = Math.cos(angle) * Math.cos(angle);
    boolean isOdd = freedom % 2 == 1;
    double term = isOdd ? Math.cos(angle) : 1;
    double sum = 0;
    for (int k = isOdd ? 1 : 0; k < freedom - 1; k += 2) {
      sum += term;
      term *= square * (k + 1) / (k + 2);
    }
    sum *= Math.sin(angle);
    return isOdd ? 2 / Math.PI * (angle + sum) : sum;
  }
}
