package sdedge.latency;

import java.util.Arrays;

/**
 * The law of the tokens that an answer which never ends has gained so far, step by step
 * (docs/model.md section 9), as far as they are fewer than the longest answer that is asked for.
 */
final class GainedTokens {
  private final AnswerGains gains;
  private final int pad; // the most that a step gains
  private final int most;
  private double[] chance; // by tokens, behind as many zeros as a step gains
  private double[] next;
  private int low;
  private int high;

  /**
   * None yet, for certain.
   *
   * @param most tokens from which on nothing is asked
   */
  GainedTokens(AnswerGains gains, int most) {
    this.gains = gains;
    this.most = most;
    pad = gains.most();
    long states = Math.min(Integer.MAX_VALUE, most + 3L * pad);
    chance = new double[(int) states]; // more is out of memory
    next = new double[chance.length];
    chance[pad] = 1;
    high = most > 0 ? 0 : -1;
  }

  /** The fewest that are likely; more than {@link #high} where all are over. */
  int low() {
    return low;
  }

  /** The most that are likely, less than asked for. */
  int high() {
    return high;
  }

  /** The chance of so many, from {@link #low} to {@link #high}. */
  double chance(int tokens) {
    return chance[pad + tokens];
  }

  /** The chances by tokens from {@link #pad} on; not to be changed, valid until the next step. */
  double[] chances() {
    return chance;
  }

  /** Where the chance of no tokens stands. */
  int pad() {
    return pad;
  }

  /** Goes on by a step. */
  void step() {
    if (low > high) {
      return; // all are over
    }
    int from = pad + low + 1;
    int to = pad + high + pad + 1;
    Arrays.fill(chance, from - 1 - pad, from - 1, 0);
    Arrays.fill(chance, pad + high + 1, to, 0);
    Arrays.fill(next, from, to, 0);
    double[] always = gains.always();
    if (always == null) {
      addByContext();
    } else {
      addAlike(always, from, to);
    }
    low++;
    high = Math.min(most - 1, high + pad);
    while (low < high && next[pad + low] < AnswerSteps.NEGLIGIBLE) {
      low++;
    }
    while (high > low && next[pad + high] < AnswerSteps.NEGLIGIBLE) {
      high--;
    }
    double[] swap = chance;
    chance = next;
    next = swap;
  }

  private void addByContext() {
    for (int tokens = low; tokens <= high; tokens++) {
      double[] gain = gains.behind(tokens);
      double from = chance[pad + tokens];
      for (int i = 0; i < gain.length; i++) {
        next[pad + tokens + i + 1] += from * gain[i];
      }
    }
  }

  private void addAlike(double[] gain, int from, int to) {
    int i = gain.length - 1;
    for (; i >= 3; i -= 4) {
      addFour(gain, i, from, to);
    }
    for (; i >= 0; i--) {
      for (int g = from; g < to; g++) {
        next[g] += gain[i] * chance[g - i - 1];
      }
    }
  }

  /** Adds those who gain i + 1 tokens or up to three less. */
  private void addFour(double[] gain, int i, int from, int to) {
    double g0 = gain[i];
    double g1 = gain[i - 1];
    double g2 = gain[i - 2];
    double g3 = gain[i - 3];
    double[] of = chance;
    double[] sums = next;
    for (int g = from; g < to; g++) {
      int at = g - i - 1;
      sums[g] = sums[g] + g0 * of[at] + g1 * of[at + 1] + g2 * of[at + 2] + g3 * of[at + 3];
    }
  }
}
