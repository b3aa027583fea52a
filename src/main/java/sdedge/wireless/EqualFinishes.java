package sdedge.wireless;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The equal finish of the first task at constant power, of the first two, and so on (docs/model.md
 * section 5). {@link EqualFinish} solves the first of them; from there an {@link Inverse} gives
 * those that follow, as long as it reaches: the time grows nearly in proportion to the tasks
 * instead of their square.
 */
final class EqualFinishes {
  private static final int FIRST = 8; // by themselves: an inverse costs about as much
  private static final int WORTH = 4; // prefixes that an inverse must give to be worth it

  private final List<Channel> senders;
  private @Nullable Inverse inverse;
  private int given; // by the inverse
  private int patience; // prefixes to solve by themselves before the next inverse
  private int pause; // what patience begins with, doubled whenever an inverse was not worth it

  private EqualFinishes(List<Channel> senders) {
    this.senders = senders;
  }

  /**
   * τ of the senders up to each, seconds.
   *
   * @param senders all at constant power, with payload
   */
  static double[] seconds(List<Channel> senders) {
    return new EqualFinishes(senders).seconds();
  }

  private double[] seconds() {
    double[] seconds = new double[senders.size()];
    double inTurnS = 0;
    for (int k = 0; k < seconds.length; k++) {
      inTurnS += senders.get(k).aloneSeconds();
      seconds[k] = k == 0 || inTurnS == Double.POSITIVE_INFINITY ? inTurnS : upTo(k + 1);
    }
    return seconds;
  }

  private double upTo(int count) {
    if (inverse != null) {
      double seconds = inverse.with(senders.get(count - 1));
      if (!Double.isNaN(seconds)) {
        given++;
        return seconds;
      }
      pause = given < WORTH ? Math.max(1, 2 * pause) : 0;
      patience = pause;
      inverse = null;
    }
    EqualFinish equal = new EqualFinish(senders.subList(0, count));
    double seconds = equal.seconds(equal.excess());
    if (count >= FIRST && --patience < 0) {
      begin(count, seconds);
    }
    return seconds;
  }

  /**
   * An inverse from a prefix on, with e as large as that of the tasks which it is likely to meet.
   */
  private void begin(int count, double seconds) {
    double largest = largest(Math.min(2 * count, senders.size()));
    if (largest >= seconds / 2) {
      largest = largest(count);
    }
    given = 0;
    inverse = new Inverse(largest, seconds / largest - 1);
    senders.subList(0, count).forEach(inverse::add);
  }

  private double largest(int count) {
    return senders.subList(0, count).stream().mapToDouble(Channel::leastSeconds).max().orElse(0);
  }

  /**
   * τ as a function of what the tasks ask of the band: Σ b(τ) at a few τ, and the polynomial
   * through ln s by ln(Σb/B), evaluated where that is 0. Σb is analytic within π of the real line
   * in ln s and nearly a power of s: each point more makes the error five times smaller, to 2.4e-14
   * of τ (measured).
   */
  private static final class Inverse {
    private static final int POINTS = 17;
    private static final double REACH = 1; // in ln s

    private final double largest;
    private final double[] logs = new double[POINTS];
    private final double[] excesses = new double[POINTS];
    private final double[] bands = new double[POINTS];

    /**
     * For τ from e(1 + s) on.
     *
     * @param largest e, seconds
     */
    Inverse(double largest, double s) {
      this.largest = largest;
      for (int i = 0; i < POINTS; i++) {
        double along = 0.5 - 0.5 * StrictMath.cos(Math.PI * i / (POINTS - 1));
        logs[i] = StrictMath.log(s) + REACH * along;
        excesses[i] = StrictMath.exp(logs[i]);
      }
    }

    void add(Channel sender) {
      for (int i = 0; i < POINTS; i++) {
        bands[i] += EqualFinish.bandHz(sender, largest, excesses[i]);
      }
    }

    /** τ with one more task, seconds; NaN if it is out of reach. */
    double with(Channel sender) {
      if (!(excesses[0] > 0) || sender.leastSeconds() > largest) {
        return Double.NaN;
      }
      add(sender);
      double bandHz = sender.bandwidthHz();
      if (bands[POINTS - 1] > bandHz) {
        return Double.NaN;
      }
      double[] loads = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        loads[i] = StrictMath.log(bands[i] / bandHz);
      }
      return largest + largest * StrictMath.exp(whereZero(loads));
    }

    /** Lagrange: Σ ln s_i · Π load_j/(load_j − load_i). */
    private double whereZero(double[] loads) {
      double sum = 0;
      for (int i = 0; i < POINTS; i++) {
        double factor = 1;
        for (int j = 0; j < POINTS; j++) {
          factor *= j == i ? 1 : loads[j] / (loads[j] - loads[i]);
        }
        sum += factor * (logs[i] - logs[0]);
      }
      return logs[0] + sum;
    }
  }
}
