package sdedge.latency;

import java.util.Arrays;
import sdedge.instance.Acceptance;

/**
 * The random steps of an answer at one speculation length (docs/model.md section 9), whatever its
 * prompt. A step of length l gains i + 1 tokens with the chance that i drafts are accepted and the
 * next one is not.
 *
 * @param activity ω by step − 1
 * @param gained by step − 1, the mean tokens before it of an answer that is not over
 * @param mean Σω, the mean number of steps
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record AnswerSteps(double[] activity, double[] gained, double mean) {
  /** Steps of less activity are left out; the factor keeps exact ties such as 0.1^7 in. */
  static final double LEAST_ACTIVITY = 1e-7 * (1 - 1e-6);

  /** States of less chance cannot change any digit of what is left. */
  static final double NEGLIGIBLE = 1e-30;

  /** The recursion does longer answers only where few numbers of tokens are likely at a step. */
  static final int LONG = 4_000;

  private static final double NARROW = 16; // variance of the tokens after the mean number of steps

  AnswerSteps(double[] activity, double[] gained) {
    this(activity, gained, Arrays.stream(activity).sum());
  }

  /** The steps of an answer of so many tokens, at least one, with a length ≥ 1. */
  static AnswerSteps of(Acceptance acceptance, int output, int length) {
    double[] gain = gains(acceptance, length);
    GainLaw law = new GainLaw(gain);
    double variance = output / law.mean() * law.variance();
    return output <= LONG || variance < NARROW
        ? byRecursion(output, gain)
        : LongAnswer.of(law, output, LEAST_ACTIVITY);
  }

  /**
   * The same for any answer, however long.
   *
   * @param gain the chance to gain i + 1 tokens at i
   */
  static AnswerSteps byRecursion(int output, double[] gain) {
    int length = gain.length - 1;
    double[] activity = new double[16];
    double[] gained = new double[16];
    long states = Math.min(Integer.MAX_VALUE, (long) output + length + 1); // more is out of memory
    double[] chance = new double[(int) states]; // by tokens gained so far
    double[] next = new double[chance.length];
    chance[0] = 1;
    int low = 0;
    int high = 0;
    int steps = 0;
    while (true) {
      double active = 0;
      double tokens = 0;
      for (int g = low; g <= high; g++) {
        active += chance[g];
        tokens += g * chance[g];
      }
      if (active < LEAST_ACTIVITY) {
        break;
      }
      if (steps == activity.length) {
        activity = Arrays.copyOf(activity, 2 * steps);
        gained = Arrays.copyOf(gained, 2 * steps);
      }
      activity[steps] = Math.min(1, active); // rounding
      gained[steps] = tokens / active;
      steps++;
      Arrays.fill(next, low, Math.min(next.length, high + length + 2), 0);
      for (int i = length; i >= 0; i--) { // this way round for vector instructions
        for (int g = low; g <= high; g++) {
          next[g + i + 1] += gain[i] * chance[g];
        }
      }
      low++;
      high = Math.min(output - 1, high + length + 1);
      while (low < high && next[low] < NEGLIGIBLE) {
        low++;
      }
      while (high > low && next[high] < NEGLIGIBLE) {
        high--;
      }
      double[] swap = chance;
      chance = next;
      next = swap;
      if (low > high) {
        break;
      }
    }
    return new AnswerSteps(Arrays.copyOf(activity, steps), Arrays.copyOf(gained, steps));
  }

  /** The chance to gain i + 1 tokens, i = 0..l, as products: no digits are lost. */
  static double[] gains(Acceptance acceptance, int length) {
    double[] gain = new double[length + 1];
    double survival = 1;
    for (int i = 0; i < length; i++) {
      double accepted = acceptance.at(i + 1);
      gain[i] = survival * (1 - accepted);
      survival *= accepted;
    }
    gain[length] = survival;
    return gain;
  }
}
