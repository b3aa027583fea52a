package sdedge.latency;

import sdedge.instance.Acceptance;
import sdedge.instance.Task;

/**
 * How one task advances under one speculation length (docs/model.md section 2).
 *
 * @param inputTokens I
 * @param outputTokens O
 * @param expectedTokens E(l), tokens confirmed per step, in [1, l + 1]
 * @param steps N(l) = ⌈O/E − 1e-9⌉, at least 1
 */
public record TaskSteps(int inputTokens, int outputTokens, double expectedTokens, int steps) {
  private static final double CEILING_SLACK = 1e-9;

  /** The steps of a task with speculation length {@code length} ≥ 0. */
  public static TaskSteps of(Task task, int length) {
    double expected = expectedTokens(task.acceptance(), length);
    int steps = (int) Math.ceil(task.outputTokens() / expected - CEILING_SLACK);
    return new TaskSteps(task.inputTokens(), task.outputTokens(), expected, steps);
  }

  /** E(l) = 1 + Σ_{i≤l} Π_{j≤i} α_j: the accepted drafts and the verifier's own token. */
  public static double expectedTokens(Acceptance acceptance, int length) {
    double expected = 1;
    double survival = 1;
    for (int i = 1; i <= length; i++) {
      survival *= acceptance.at(i);
      expected += survival;
    }
    return expected;
  }

  /** c_n = I + min(O, (n − 1)·E), tokens confirmed before step {@code n} ≥ 1. */
  public double confirmedBefore(int n) {
    return inputTokens + Math.min(outputTokens, (n - 1) * expectedTokens);
  }
}
