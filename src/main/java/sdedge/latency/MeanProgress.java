package sdedge.latency;

import sdedge.instance.Acceptance;
import sdedge.instance.AcceptanceRates;
import sdedge.instance.DraftChoice;
import sdedge.instance.Task;

/**
 * A task that gains the same mean number of tokens in every step (docs/model.md section 2).
 *
 * @param inputTokens I
 * @param outputTokens O
 * @param expectedTokens E(l), tokens confirmed per step, in [1, l + 1]
 * @param steps N(l) = ⌈O/E − 1e-9⌉, at least 1
 */
public record MeanProgress(int inputTokens, int outputTokens, double expectedTokens, int steps)
    implements TaskProgress {
  /** The mean progress of a task under a draft choice. */
  public static TaskProgress of(Task task, DraftChoice choice) {
    Acceptance acceptance = task.acceptance().under(choice);
    if (choice.length() > 0 && !acceptance.isConstant()) {
      return StepwiseProgress.ofMeans(task, choice);
    }
    AcceptanceRates rates = acceptance.inContext(task.inputTokens());
    double expected = TaskProgress.expectedTokens(rates, choice.length());
    int steps = (int) Math.ceil(task.outputTokens() / expected - ROUNDING);
    return new MeanProgress(task.inputTokens(), task.outputTokens(), expected, steps);
  }

  @Override
  public double activity(int n) {
    return n <= steps ? 1 : 0;
  }

  /** c_n = I + min(O, (n − 1)·E). */
  @Override
  public double confirmedBefore(int n) {
    return inputTokens + gainedBefore(n);
  }

  private double gainedBefore(int n) {
    return Math.min(outputTokens, (n - 1) * expectedTokens);
  }

  @Override
  public double leastGain() {
    return expectedTokens;
  }

  @Override
  public double meanSteps() {
    return steps;
  }

  @Override
  public boolean isCertain() {
    return true;
  }

  @Override
  public void addTo(double[] activity, double[] context, int prompt) {
    for (int n = 1; n <= steps; n++) {
      activity[n - 1] += 1;
      context[n - 1] += prompt + gainedBefore(n);
    }
  }
}
