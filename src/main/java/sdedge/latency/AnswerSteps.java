package sdedge.latency;

import java.util.Arrays;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.DraftChoice;

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

  /** The steps of answers under a draft choice. */
  static AnswerSteps of(AnswerLaw answers, DraftChoice choice) {
    int length = choice.length();
    if (!answers.isUncertain()) {
      double[] gain = gains(answers.acceptance().under(choice), length);
      return of(answers.outputTokens(), gain);
    }
    AnswerMix mix = new AnswerMix();
    for (AnswerLaw.Outcome outcome : answers.outcomes()) {
      double[] gain = gains(outcome.acceptance().under(choice), length);
      mix.add(gain, outcome.outputTokens(), answers.chance(outcome));
    }
    return mix.steps();
  }

  private static AnswerSteps of(int output, double[] gain) {
    return isFastByRecursion(output, gain, 1)
        ? byRecursion(output, gain)
        : LongAnswer.of(new GainLaw(gain), output, LEAST_ACTIVITY);
  }

  /**
   * Whether the recursion takes no longer than steps of each answer on its own.
   *
   * @param output the most tokens
   * @param many how many answers have more than {@link #LONG} tokens
   */
  static boolean isFastByRecursion(int output, double[] gain, int many) {
    if (output <= (long) LONG * many) {
      return true;
    }
    GainLaw law = new GainLaw(gain);
    return output / law.mean() * law.variance() < NARROW;
  }

  /**
   * The steps of an answer of any length, by recursion over tokens.
   *
   * @param gain the chance to gain i + 1 tokens at i
   */
  static AnswerSteps byRecursion(int output, double[] gain) {
    AnswerMix mix = new AnswerMix();
    mix.add(gain, output, 1);
    return mix.byRecursion();
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
