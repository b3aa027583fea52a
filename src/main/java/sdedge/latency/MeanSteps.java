package sdedge.latency;

import sdedge.instance.Acceptance;

/**
 * Mean numbers of steps of answers of every length at once (docs/model.md section 9): what {@link
 * ExpectedProgress} says of each of them, in the time that the longest of them takes.
 */
public final class MeanSteps {
  /** Longer answers take less time one by one. */
  public static final int LONGEST = AnswerSteps.LONG;

  private final double[] mean; // by tokens of the answer
  private final GainedTokens gained;
  private int begun; // answers up to here have a first step that is not certain, or the last

  private MeanSteps(AnswerGains gains, int most) {
    mean = new double[most + 1];
    gained = new GainedTokens(gains, most);
  }

  /**
   * Σ_n ω_n of each answer of 0 to {@code most} tokens.
   *
   * @param length l ≥ 1
   * @param context tokens confirmed before the answer
   */
  public static double[] upTo(int most, Acceptance acceptance, int length, double context) {
    MeanSteps steps = new MeanSteps(AnswerGains.of(acceptance, length, context), most);
    int n = 1;
    for (; steps.gained.low() < most; n++) {
      steps.add(n);
      steps.gained.step();
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
    begin(Math.min(mean.length - 1, gained.high() + 1), n);
    double active = 0;
    for (int output = gained.low() + 1; output <= begun; output++) {
      active += output - 1 <= gained.high() ? gained.chance(output - 1) : 0;
      if (active >= AnswerSteps.LEAST_ACTIVITY) {
        mean[output] += Math.min(1, active); // rounding
      }
    }
  }
}
