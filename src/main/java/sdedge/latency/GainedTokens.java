package sdedge.latency;

import java.util.Arrays;

/**
 * The law of the tokens that an answer which never ends has gained so far, step by step
 * (docs/model.md section 9), as far as they are fewer than the longest answer that is asked for.
 */
final class GainedTokens {
  private final double[] gain; // the chance to gain i + 1 tokens in a step at i
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
  GainedTokens(double[] gain, int most) {
    this.gain = gain;
    this.most = most;
    long states = Math.min(Integer.MAX_VALUE, most + 3L * gain.length);
    chance = new double[(int) states]; // more is out of memory
    next = new double[chance.length];
    chance[gain.length] = 1;
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
    return chance[gain.length + tokens];
  }

  /** The chances by tokens from {@link #pad} on; not to be changed, valid until the next step. */
  double[] chances() {
    return chance;
  }

  /** Where the chance of no tokens stands. */
  int pad() {
    return gain.length;
  }

  /** Goes on by a step. */
  void step() {
    if (low > high) {
      return; // all are over
    }
    int pad = gain.length;
    int from = pad + low + 1;
    int to = pad + high + gain.length + 1;
    Arrays.fill(chance, from - 1 - pad, from - 1, 0);
    Arrays.fill(chance, pad + high + 1, to, 0);
    Arrays.fill(next, from, to, 0);
    int i = gain.length - 1;
    for (; i >= 3; i -= 4) {
      addFour(i, from, to);
    }
    for (; i >= 0; i--) {
      for (int g = from; g < to; g++) {
        next[g] += gain[i] * chance[g - i - 1];
      }
    }
    low++;
    high = Math.min(most - 1, high + gain.length);
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

  /** Adds those who gain i + 1 tokens or up to three less. */
  private void addFour(int i, int from, int to) {
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
