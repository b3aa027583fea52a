package sdedge.latency;

import java.util.Arrays;

/**
 * The steps of a long answer (docs/model.md section 9), without the recursion over all its tokens,
 * whose time grows with their power of 1.5. By Chernoff's bound the answer is not over in the first
 * steps, but for a chance of 1e-20; from then on {@link TokenSum} has the law of what is gained.
 */
final class LongAnswer {
  private static final double PHASE = 5.2; // standard deviations that one tilt serves
  private static final double STEEPEST = 8; // θ

  private final GainLaw law;
  private final int output;
  private double[] activity = new double[64];
  private double[] gained = new double[64];
  private int count;

  private LongAnswer(GainLaw law, int output) {
    this.law = law;
    this.output = output;
  }

  /**
   * The steps of an answer of {@code output} tokens that are as likely as {@code least}.
   *
   * @param law of the gain of a step
   */
  static AnswerSteps of(GainLaw law, int output, double least) {
    LongAnswer answer = new LongAnswer(law, output);
    answer.run(least);
    return new AnswerSteps(
        Arrays.copyOf(answer.activity, answer.count), Arrays.copyOf(answer.gained, answer.count));
  }

  private void run(double least) {
    int safe = safe();
    for (int m = 0; m <= safe; m++) {
      add(1, m * law.mean());
    }
    boolean goesOn = phase(0, (int) (output / law.mean()), least);
    while (goesOn) {
      int more = 1 + (int) (PHASE * Math.sqrt(count * law.variance()) / law.mean());
      goesOn = phase(tilt(count + 0.5 * more), count + more, least);
    }
  }

  /** θ under which so many steps gain the answer on average. */
  private double tilt(double steps) {
    double low = -STEEPEST;
    double high = 0;
    for (int i = 0; i < 50; i++) {
      double middle = (low + high) / 2;
      if (steps * law.tilted(middle).mean() < output) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The steps from the next one to after {@code last} ones; false at the first unlikely one. */
  private boolean phase(double theta, int last, double least) {
    if (count > last) {
      return true;
    }
    TokenSum sum = new TokenSum(law, theta, output, count, last);
    for (; count <= last; sum.step()) {
      double chance = Math.min(1, sum.chance());
      if (chance < least) {
        return false;
      }
      add(chance, output - sum.missing() / chance);
    }
    return true;
  }

  private void add(double chance, double tokens) {
    if (count == activity.length) {
      activity = Arrays.copyOf(activity, 2 * count);
      gained = Arrays.copyOf(gained, 2 * count);
    }
    activity[count] = chance;
    gained[count] = tokens;
    count++;
  }

  /**
   * Steps after which the answer is certainly not over: P(S ≥ O) ≤ exp(m·ln E exp(θG) − θO) for any
   * θ > 0, of which the best is found by thirds.
   */
  private int safe() {
    double low = 0;
    double high = STEEPEST;
    for (int i = 0; i < 60; i++) {
      double third = (high - low) / 3;
      if (safe(low + third) < safe(high - third)) {
        low += third;
      } else {
        high -= third;
      }
    }
    return (int) Math.max(safe(high), Math.max(0, (output - 1) / law.most()));
  }

  private double safe(double theta) {
    return (theta * output - TokenSum.LEFT_OUT) / (theta * law.mean() + law.logMoment(theta));
  }
}
