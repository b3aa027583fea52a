package sdedge.oracle.partition;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A side of a batch by step, from 1, as affine functions of which of some tasks are in it, and what
 * those sum to that are where it is looked at.
 */
final class SideLines {
  private final ChoiceCosts costs;
  private final double ofFirst; // tokens of a task beside its prompt in the pass that reads it
  private final boolean[] isOwn; // by task
  final double[] tasks; // active in a step
  private final double[] gained; // per step
  final double[] prompts;
  double squares; // of prompts
  final double[] fixed; // of the functions, seconds
  final double[] perTask;
  final double[] perToken; // confirmed before the step
  PassPlanes.Plane first = new PassPlanes.Plane(0, 0, 0, 0); // of the pass that reads prompts

  /** Of a batch of so many steps, of the tasks that add to it. */
  SideLines(ChoiceCosts costs, int steps, double ofFirst, IntPredicate isOwn) {
    this.costs = costs;
    this.ofFirst = ofFirst;
    this.isOwn = new boolean[costs.steps().length];
    for (int k = 0; k < this.isOwn.length; k++) {
      this.isOwn[k] = isOwn.test(k);
    }
    tasks = new double[steps + 2];
    gained = new double[steps + 2];
    prompts = new double[steps + 2];
    fixed = new double[steps + 2];
    perTask = new double[steps + 2];
    perToken = new double[steps + 2];
  }

  /** Looks at it, by task how much of it is in the batch. */
  void lookAt(double[] part) {
    Arrays.fill(tasks, 0);
    Arrays.fill(gained, 0);
    Arrays.fill(prompts, 0);
    squares = 0;
    for (int k = 0; k < part.length; k++) {
      if (part[k] > 0 && isOwn[k]) {
        int last = costs.steps()[k];
        double prompt = costs.prompts()[k];
        tasks[last] += part[k];
        gained[last] += part[k] * costs.gained()[k];
        prompts[last] += part[k] * prompt;
        squares += part[k] * prompt * prompt;
      }
    }
    accumulate(tasks);
    accumulate(gained);
    accumulate(prompts);
  }

  /** Sums by last step become those by step. */
  static void accumulate(double[] fromStep) {
    for (int n = fromStep.length - 2; n >= 1; n--) {
      fromStep[n] += fromStep[n + 1];
    }
  }

  /** Tokens confirmed before a step. */
  double confirmed(int n) {
    return prompts[n] + (n - 1) * gained[n];
  }

  /** Adds what each task adds to the functions, weighed by step. */
  void addTo(double[] weights, double[] sums) {
    double[] ofTask = new double[tasks.length]; // up to a step
    double[] ofTokens = new double[tasks.length];
    double[] ofGained = new double[tasks.length];
    for (int n = 1; n < tasks.length - 1; n++) {
      double token = weights[n] * perToken[n];
      ofTask[n] = ofTask[n - 1] + weights[n] * perTask[n];
      ofTokens[n] = ofTokens[n - 1] + token;
      ofGained[n] = ofGained[n - 1] + (n - 1) * token;
    }
    for (int k = 0; k < sums.length; k++) {
      int last = costs.steps()[k];
      if (isOwn[k] && last < tasks.length - 1) {
        double prompt = costs.prompts()[k];
        double read = prompt + ofFirst;
        sums[k] +=
            ofTask[last]
                + prompt * ofTokens[last]
                + costs.gained()[k] * ofGained[last]
                + weights[1] * read * (first.freshS() + first.attendedS() * read);
      }
    }
  }
}
