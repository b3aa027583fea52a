package sdedge.check.model;

import sdedge.instance.Task;

/**
 * How a task decodes at a speculation length (Section 2 of the model).
 *
 * @param tokensPerStep E(l), at least 1
 * @param steps N(l), at least 1
 */
public record Decoding(int inputTokens, int outputTokens, double tokensPerStep, int steps) {
  private static final double ROUNDING = 1e-9;

  /** The decoding of a task at length {@code length}, at least 0. */
  public static Decoding of(Task task, int length) {
    double expected = 1;
    double allAccepted = 1;
    for (int i = 1; i <= length; i++) {
      allAccepted *= task.acceptance().at(i);
      expected += allAccepted;
    }
    int steps = (int) Math.ceil(task.outputTokens() / expected - ROUNDING);
    return new Decoding(task.inputTokens(), task.outputTokens(), expected, steps);
  }

  /** c_n, the confirmed tokens before step {@code step}, counted from 1. */
  double confirmed(int step) {
    return inputTokens + Math.min(outputTokens, (step - 1) * tokensPerStep);
  }
}
