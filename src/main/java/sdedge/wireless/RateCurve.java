package sdedge.wireless;

import java.util.stream.IntStream;

/**
 * The concave rate at constant power, with x = γ/b: rate·ln2/γ = ln(1 + x)/x = ρ (docs/model.md
 * section 5). Both ρ and its complement σ = 1 − ρ are kept, so that neither end of (0, 1) loses
 * digits.
 */
final class RateCurve {
  private static final int MAX_STEPS = 40;
  private static final int FEW_STEPS = 4; // take as long as Lambert W

  /** 1/n for n = 37, 35, …, 3. */
  private static final double[] TERMS =
      IntStream.rangeClosed(0, 17).mapToDouble(k -> 1.0 / (37 - 2 * k)).toArray();

  private RateCurve() {}

  /**
   * σ = 1 − ln(1 + x)/x, the part of the wideband rate γ/ln2 that is lost on the share γ/x.
   *
   * @param x &ge; 0; 0 gives 0, infinity 1
   * @return relative error below 1e-15 (measured: 4.5e-16), also where it is about x/2
   */
  static double deficit(double x) {
    if (x > 1) {
      return x < Double.POSITIVE_INFINITY ? 1 - StrictMath.log1p(x) / x : 1;
    }
    // ln(1 + x) = 2·artanh(r), and x − 2r = x·r.
    double r = x / (2 + x);
    double square = r * r;
    double tail = 0;
    for (double term : TERMS) {
      tail = term + square * tail;
    }
    return r - 2 * square / (2 + x) * tail;
  }

  /**
   * The positive root x of ln(1 + x) = ρx: −W₋₁(−ρe^−ρ)/ρ − 1, polished; from the right end of a
   * bracket if ρ &gt; 1/2, where that form cancels.
   *
   * @param rho in [0, 1]; 0 gives infinity
   * @param sigma 1 − ρ to full relative precision, in [0, 1]; 0 gives 0
   * @return relative error below 1e-15 (measured: 8e-16), in terms of the smaller of ρ and σ
   */
  static double root(double rho, double sigma) {
    return root(rho, sigma, 0);
  }

  /**
   * The positive root x of ln(1 + x) = ρx from a guess, which costs less if it is close; 0 for
   * none.
   */
  static double root(double rho, double sigma, double guess) {
    if (rho <= 0 || sigma <= 0) {
      return rho <= 0 ? Double.POSITIVE_INFINITY : 0;
    }
    if (rho > 0.5) {
      return nearWideband(rho, sigma);
    }
    double near = guess * rho > 1 && guess < Double.POSITIVE_INFINITY ? polished(rho, guess) : 0;
    return near > 0 ? near : nearNarrowband(rho);
  }

  /** Newton on the concave ln(1 + x) − ρx from right of its maximum; 0 where that is not close. */
  private static double polished(double rho, double guess) {
    double x = guess;
    for (int i = 0; i < FEW_STEPS && x * rho > 1; i++) {
      double step = newton(rho, x);
      x -= step;
      if (Math.abs(step) <= 1e-9 * x) {
        return x; // the next step would be about its square
      }
    }
    return 0;
  }

  private static double newton(double rho, double x) {
    return (rho * x - StrictMath.log1p(x)) / (rho - 1 / (1 + x));
  }

  /** Newton on the convex deficit(x)·x − σx from 1/ρ² − 1, right of the root: monotone. */
  private static double nearWideband(double rho, double sigma) {
    double x = sigma * (1 + rho) / (rho * rho);
    for (int i = 0; i < MAX_STEPS; i++) {
      double step = x * (deficit(x) - sigma) / (x / (1 + x) - sigma);
      x -= step;
      if (Math.abs(step) <= 1e-9 * x) {
        break; // the next step would be about its square
      }
    }
    return x;
  }

  private static double nearNarrowband(double rho) {
    double x = -LambertW.minusOne(-rho * StrictMath.exp(-rho)) / rho - 1;
    return x - newton(rho, x);
  }
}
