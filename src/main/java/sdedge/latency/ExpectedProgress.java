package sdedge.latency;

import java.util.Arrays;
import sdedge.instance.Acceptance;
import sdedge.instance.Drafting;
import sdedge.instance.Task;

/**
 * A task whose steps gain a random number of tokens (docs/model.md section 9). A step of length l
 * gains i + 1 tokens with the chance that i drafts are accepted and the next one is not.
 */
public final class ExpectedProgress implements TaskProgress {
  /** The longest answer of which searches take random steps, tokens. */
  public static final int LONGEST = 1_000_000;

  /** Steps of less activity are left out; the factor keeps exact ties such as 0.1^7 in. */
  static final double LEAST_ACTIVITY = 1e-7 * (1 - 1e-6);

  /** States of less chance cannot change any digit of what is left. */
  static final double NEGLIGIBLE = 1e-30;

  /** The recursion does longer answers only where few numbers of tokens are likely at a step. */
  static final int LONG = 4_000;

  private static final double NARROW = 16; // variance of the tokens after the mean number of steps

  private final int inputTokens;
  private final double[] activity;
  private final double[] confirmed;
  private final double meanSteps;

  private ExpectedProgress(int inputTokens, double[] activity, double[] confirmed) {
    this.inputTokens = inputTokens;
    this.activity = activity;
    this.confirmed = confirmed;
    meanSteps = Arrays.stream(activity).sum();
  }

  /** The progress of a task under a choice of drafting with a length ≥ 1. */
  public static ExpectedProgress of(Task task, Drafting drafting) {
    double[] gain = gains(task.acceptance(), drafting.length());
    GainLaw law = new GainLaw(gain);
    double variance = task.outputTokens() / law.mean() * law.variance();
    if (task.outputTokens() <= LONG || variance < NARROW) {
      return byRecursion(task, gain);
    }
    LongAnswer.Steps steps = LongAnswer.of(law, task.outputTokens(), LEAST_ACTIVITY);
    double[] confirmed = Arrays.stream(steps.gained()).map(g -> task.inputTokens() + g).toArray();
    return new ExpectedProgress(task.inputTokens(), steps.activity(), confirmed);
  }

  /**
   * The same for any answer, however long.
   *
   * @param gain the chance to gain i + 1 tokens at i
   */
  static ExpectedProgress byRecursion(Task task, double[] gain) {
    int length = gain.length - 1;
    int output = task.outputTokens();
    double[] activity = new double[16];
    double[] confirmed = new double[16];
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
        confirmed = Arrays.copyOf(confirmed, 2 * steps);
      }
      activity[steps] = Math.min(1, active); // rounding
      confirmed[steps] = task.inputTokens() + tokens / active;
      steps++;
      Arrays.fill(next, low, Math.min(next.length, high + length + 2), 0);
      for (int g = low; g <= high; g++) {
        for (int i = 0; i <= length; i++) {
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
    return new ExpectedProgress(
        task.inputTokens(), Arrays.copyOf(activity, steps), Arrays.copyOf(confirmed, steps));
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

  @Override
  public int inputTokens() {
    return inputTokens;
  }

  @Override
  public int steps() {
    return activity.length;
  }

  @Override
  public double activity(int n) {
    return n <= activity.length ? activity[n - 1] : 0;
  }

  @Override
  public double confirmedBefore(int n) {
    return confirmed[n - 1];
  }

  @Override
  public double meanSteps() {
    return meanSteps;
  }

  @Override
  public boolean isCertain() {
    return activity[activity.length - 1] == 1;
  }

  @Override
  public void addTo(double[] sums, double[] context) {
    for (int k = 0; k < activity.length; k++) {
      sums[k] += activity[k];
      context[k] += activity[k] * confirmed[k];
    }
  }
}
