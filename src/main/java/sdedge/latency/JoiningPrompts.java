package sdedge.latency;

/**
 * How many prompts join a step, each of them whole: m of them in a share p_m of the steps, Poisson
 * around a mean λ, cut off behind ⌈λ + 6√λ + 6⌉ (Section 14 of the model). What is linear in m, or
 * the larger of two such lines, has its mean by running sums of p_m and m·p_m.
 */
public final class JoiningPrompts {
  /** No prompt joins. */
  public static final JoiningPrompts NONE = new JoiningPrompts(0);

  private static final double NOTHING = 1e-20; // of the largest p_m; less of them is rounding

  private final int first; // the fewest prompts that count
  private final double[] chances; // p_m, from first on
  private final double[] shares; // of the steps with fewer than m prompts
  private final double[] sums; // of prompts in these

  private JoiningPrompts(double mean) {
    int most = (int) Math.ceil(mean + 6 * Math.sqrt(mean) + 6);
    int middle = (int) mean;
    int low = middle;
    for (double p = 1; low > 0 && p > NOTHING; low--) {
      p *= low / mean;
    }
    first = low;
    chances = new double[mean == 0 ? 1 : most - first + 1];
    chances[middle - first] = 1;
    for (int m = middle; m > first; m--) {
      chances[m - 1 - first] = chances[m - first] * m / mean;
    }
    double total = 0;
    for (int k = 0; k < chances.length; k++) {
      int m = first + k;
      chances[k] = m > middle ? chances[k - 1] * mean / m : chances[k];
      total += chances[k];
    }
    shares = new double[chances.length + 1];
    sums = new double[chances.length + 1];
    for (int k = 0; k < chances.length; k++) {
      chances[k] /= total;
      shares[k + 1] = shares[k] + chances[k];
      sums[k + 1] = sums[k] + (first + k) * chances[k];
    }
  }

  /** So many in the mean, at least 0. */
  public static JoiningPrompts of(double mean) {
    return mean == 0 ? NONE : new JoiningPrompts(mean);
  }

  /** The fewest prompts that join with a chance that counts. */
  public int fewest() {
    return first;
  }

  /** The most prompts that join. */
  public int most() {
    return first + chances.length - 1;
  }

  /** p_m. */
  public double chance(int m) {
    return m < first || m > most() ? 0 : chances[m - first];
  }

  /** Prompts per step, Σ m·p_m. */
  public double mean() {
    return sums[sums.length - 1];
  }

  /** The share of steps that fewer than m prompts join. */
  public double shareBelow(int m) {
    return shares[Math.min(Math.max(m - first, 0), chances.length)];
  }

  /** Σ i·p_i over the i below m. */
  public double promptsBelow(int m) {
    return sums[Math.min(Math.max(m - first, 0), chances.length)];
  }

  /**
   * The number of prompts below which a line has the other sign than beyond; 0 or more than the
   * most where it has one sign.
   *
   * @param slope of the line {@code at0 + slope·m}
   */
  public int turn(double at0, double slope) {
    double zero = slope == 0 ? (at0 > 0 ? Double.POSITIVE_INFINITY : 0) : -at0 / slope;
    if (zero > most()) {
      return most() + 1;
    }
    int whole = (int) Math.max(zero, 0);
    return whole < zero ? whole + 1 : whole;
  }

  /** The mean of what is above 0 of a line {@code at0 + slope·m}. */
  public double meanAbove(double at0, double slope) {
    int turn = turn(at0, slope);
    double share = slope > 0 ? 1 - shareBelow(turn) : shareBelow(turn);
    double prompts = slope > 0 ? mean() - promptsBelow(turn) : promptsBelow(turn);
    return at0 * share + slope * prompts;
  }
}
