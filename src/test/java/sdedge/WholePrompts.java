package sdedge;

import java.util.function.IntToDoubleFunction;

/** Means over how many prompts join a step, by logarithms of the Poisson law. */
public final class WholePrompts {
  private WholePrompts() {}

  /** Σ p_m f(m), m = 0 … ⌈λ + 6√λ + 6⌉, Σ p_m = 1. */
  public static double mean(double lambda, IntToDoubleFunction f) {
    int most = (int) Math.ceil(lambda + 6 * Math.sqrt(lambda) + 6);
    double total = 0;
    double sum = 0;
    double logFactorial = 0;
    for (int m = 0; m <= most; m++) {
      logFactorial += m == 0 ? 0 : Math.log(m);
      double p = Math.exp(m * Math.log(lambda) - lambda - logFactorial);
      total += p;
      sum += p * f.applyAsDouble(m);
    }
    return sum / total;
  }
}
