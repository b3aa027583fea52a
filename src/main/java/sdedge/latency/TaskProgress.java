package sdedge.latency;

import sdedge.instance.AcceptanceRates;

/**
 * How one task advances under one speculation length, step by step (docs/model.md sections 2, 9 and
 * 10). Steps count from 1.
 */
public sealed interface TaskProgress permits MeanProgress, ExpectedProgress, StepwiseProgress {
  /** Of a step's gain: an answer that lacks no more is complete. */
  double ROUNDING = 1e-9;

  /** I. */
  int inputTokens();

  /** N, the last step in which the task may be active, at least 1. */
  int steps();

  /** ω_n, the chance that the task is active in step {@code n}, in [0, 1]; 0 beyond N. */
  double activity(int n);

  /** c_n, the tokens confirmed before step {@code n} ≤ N of a task that is active in it. */
  double confirmedBefore(int n);

  /** Σ_n ω_n, the mean number of steps. */
  double meanSteps();

  /** ω_n − ω_{n+1}, the chance that step {@code n} is the last. */
  default double lastChance(int n) {
    return activity(n) - activity(n + 1);
  }

  /**
   * The most tokens per step that have been gained at least before any step: c_n &ge; I + (n −
   * 1)·this. 1 of a single step.
   */
  default double leastGain() {
    double least = Double.POSITIVE_INFINITY;
    for (int n = 2; n <= steps(); n++) {
      least = Math.min(least, (confirmedBefore(n) - inputTokens()) / (n - 1));
    }
    return steps() > 1 ? least : 1;
  }

  /** Whether every activity is 0 or 1. */
  boolean isCertain();

  /**
   * Adds the task to sums over the tasks of a part, by step − 1.
   *
   * @param activity Σω
   * @param context Σω·c
   * @param prompt tokens of the prompt in c; 0 if it takes what was gained alone
   */
  void addTo(double[] activity, double[] context, int prompt);

  /** Adds the task to the chances π of a part, by step − 1. */
  default void addTo(double[] chance) {
    for (int n = 1; n <= steps(); n++) {
      chance[n - 1] = PartLoad.either(chance[n - 1], activity(n));
    }
  }

  /** E(l) = 1 + Σ_{i≤l} Π_{j≤i} α_j: the accepted drafts and the verifier's own token. */
  static double expectedTokens(AcceptanceRates acceptance, int length) {
    double expected = 1;
    double survival = 1;
    for (int i = 1; i <= length; i++) {
      survival *= acceptance.at(i);
      expected += survival;
    }
    return expected;
  }
}
