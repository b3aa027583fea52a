package sdedge.latency;

import java.util.Arrays;
import sdedge.instance.Acceptance;

/**
 * Mean numbers of steps of answers of every length at once (docs/model.md section 9): what {@link
 * ExpectedProgress} says of each of them, in the time that the longest of them takes.
 */
public final class MeanSteps {
  /** Longer answers take less time one by one. */
  public static final int LONGEST = AnswerSteps.LONG;

  private final double[] gain;
  private final double[] mean; // by tokens of the answer
  private double[] chance; // by tokens gained so far
  private double[] next;
  private int low; // the fewest tokens that are likely
  private int high; // the most
  private int begun; // answers up to here have a first step that is not certain, or the last

  private MeanSteps(double[] gain, int most) {
    this.gain = gain;
    mean = new double[most + 1];
    chance = new double[most + gain.length + 1];
    next = new double[chance.length];
    chance[0] = 1;
  }

  /**
   * Σ_n ω_n of each answer of 0 to {@code most} tokens.
   *
   * @param length l ≥ 1
   */
  public static double[] upTo(int most, Acceptance acceptance, int length) {
    MeanSteps steps = new MeanSteps(AnswerSteps.gains(acceptance, length), most);
    int n = 1;
    for (; steps.low < most; n++) {
      steps.add(n);
      steps.advance(most);
    }
    steps.begin(most, n);
    return steps.mean;
  }

  /** Answers up to {@code output} had steps before {@code n} that were all certain. */
  private void begin(int output, int n) {
    for (; begun < output; begun++) {
      mean[begun + 1] = n - 1;
    }
  }

  /** Adds the chance of every answer to be active in step {@code n}. */
  private void add(int n) {
    begin(Math.min(mean.length - 1, high + 1), n);
    double active = 0;
    for (int output = low + 1; output <= begun; output++) {
      active += chance[output - 1];
      if (active >= AnswerSteps.LEAST_ACTIVITY) {
        mean[output] += Math.min(1, active); // rounding
      }
    }
  }

  private void advance(int most) {
    Arrays.fill(next, low, Math.min(next.length, high + gain.length + 1), 0);
    for (int g = low; g <= Math.min(high, most); g++) {
      for (int i = 0; i < gain.length; i++) {
        next[g + i + 1] += gain[i] * chance[g];
      }
    }
    low++;
    high = Math.min(next.length - 1, high + gain.length);
    while (low < high && next[low] < AnswerSteps.NEGLIGIBLE) {
      low++;
    }
    while (high > low && next[high] < AnswerSteps.NEGLIGIBLE) {
      high--;
    }
    double[] swap = chance;
    chance = next;
    next = swap;
  }
}
