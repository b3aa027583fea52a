package sdedge.latency;

import java.util.Arrays;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.DraftChoice;

/**
 * The random steps of an answer at one speculation length (docs/model.md section 9), as {@link
 * AnswerGains} are.
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

  /**
   * The steps of answers under a draft choice.
   *
   * @param input tokens of the prompt
   */
  static AnswerSteps of(AnswerLaw answers, DraftChoice choice, int input) {
    if (!answers.isUncertain()) {
      Acceptance acceptance = answers.acceptance().under(choice);
      return of(answers.outputTokens(), AnswerGains.of(acceptance, choice.length(), input));
    }
    AnswerMix mix = new AnswerMix();
    for (AnswerLaw.Outcome outcome : answers.outcomes()) {
      Acceptance acceptance = outcome.acceptance().under(choice);
      AnswerGains gains = AnswerGains.of(acceptance, choice.length(), input);
      mix.add(gains, outcome.outputTokens(), answers.chance(outcome));
    }
    return mix.steps();
  }

  /** The steps of an answer of known length. */
  static AnswerSteps of(int output, AnswerGains gains) {
    double[] always = gains.always();
    return always == null || isFastByRecursion(output, always, 1)
        ? byRecursion(output, gains)
        : LongAnswer.of(new GainLaw(always), output, LEAST_ACTIVITY);
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

  /** The steps of an answer of any length, by recursion over tokens. */
  static AnswerSteps byRecursion(int output, AnswerGains gains) {
    AnswerMix mix = new AnswerMix();
    mix.add(gains, output, 1);
    return mix.byRecursion();
  }
}
