package sdedge.check.model;

import java.util.Arrays;

/**
 * How likely an answer that is not over has so many tokens.
 *
 * @param least tokens
 * @param chance of {@code least} + i tokens at i; numbers at the ends that are less likely than
 *     1e-30 are left out
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention
record Tokens(int least, double[] chance) {
  static final Tokens NONE = new Tokens(0, new double[] {1});

  private static final double NEGLIGIBLE = 1e-30;

  Tokens {
    int from = 0;
    int to = chance.length;
    while (from < to - 1 && chance[from] < NEGLIGIBLE) {
      from++;
    }
    while (to > from + 1 && chance[to - 1] < NEGLIGIBLE) {
      to--;
    }
    least += from;
    chance = Arrays.copyOfRange(chance, from, to);
  }

  /** The most tokens. */
  int most() {
    return least + chance.length - 1;
  }

  /** After more are gained, if they are fewer than {@code output} then. */
  Tokens plus(Tokens gained, int output) {
    int from = least + gained.least;
    int to = Math.min(most() + gained.most(), output - 1);
    double[] sum = new double[Math.max(1, to - from + 1)]; // a chance of 0 if all are over
    for (int j = 0; j < gained.chance.length; j++) {
      int end = Math.min(chance.length, to - from - j + 1);
      for (int i = 0; i < end; i++) {
        sum[i + j] += chance[i] * gained.chance[j];
      }
    }
    return new Tokens(from, sum);
  }

  /** After so many steps that each gain these, by doubling. */
  Tokens times(int steps, int output) {
    if (steps == 0) {
      return NONE;
    }
    Tokens half = times(steps / 2, output);
    Tokens even = half.plus(half, output);
    return steps % 2 == 0 ? even : even.plus(this, output);
  }

  /** The chance that the answer is not over. */
  double unfinished() {
    double sum = 0;
    for (double each : chance) {
      sum += each;
    }
    return sum;
  }

  /** Tokens of an answer that is not over, on average. */
  double mean() {
    double sum = 0;
    for (int i = 0; i < chance.length; i++) {
      sum += (least + i) * chance[i];
    }
    return sum / unfinished();
  }
}
