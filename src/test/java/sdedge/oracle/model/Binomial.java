package sdedge.oracle.model;

/** The 95 % confidence interval of Clopper and Pearson (Section 15 of the model). */
public final class Binomial {
  private static final double TAIL = 0.025;

  private Binomial() {}

  /** Its lower end: what holds in so many of the draws, or more, as seldom as the tail. */
  public static double low(int held, int draws) {
    return held == 0 ? 0 : Bisection.least(0, 1, chance -> atLeast(held, draws, chance) >= TAIL);
  }

  /** Its upper end: what holds in so many of the draws, or fewer, as seldom as the tail. */
  public static double high(int held, int draws) {
    return held == draws
        ? 1
        : Bisection.least(0, 1, chance -> 1 - atLeast(held + 1, draws, chance) <= TAIL);
  }

  /** The chance of so many of the draws or more, each of some chance in (0, 1). */
  private static double atLeast(int held, int draws, double chance) {
    double logChoices = 0; // of the logarithm of a binomial coefficient
    double sum = 0;
    for (int k = 0; k <= draws; k++) {
      if (k >= held) {
        sum += Math.exp(logChoices + k * Math.log(chance) + (draws - k) * Math.log1p(-chance));
      }
      logChoices += Math.log(draws - k) - Math.log(k + 1.0);
    }
    return sum;
  }
}
