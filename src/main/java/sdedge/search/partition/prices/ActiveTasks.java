package sdedge.search.partition.prices;

import java.util.Arrays;

/** Who of some tasks, there in part, is active in each step of a batch. */
final class ActiveTasks {
  private final double[] tasks; // by step
  private final double[] prompts;
  private final double[] gains; // tokens per step
  private final double[] shares; // of what is fixed
  private int steps;

  /** Of batches of at most so many steps. */
  ActiveTasks(int most) {
    tasks = new double[most + 1];
    prompts = new double[most + 1];
    gains = new double[most + 1];
    shares = new double[most + 1];
  }

  /** Nobody, of so many steps. */
  void begin(int longest) {
    steps = longest;
    Arrays.fill(tasks, 0, steps + 1, 0);
    Arrays.fill(prompts, 0, steps + 1, 0);
    Arrays.fill(gains, 0, steps + 1, 0);
    Arrays.fill(shares, 0, steps + 1, 0);
  }

  void add(ChoiceLines lines, int task, double there, double share) {
    int last = lines.steps[task];
    tasks[last] += there;
    prompts[last] += there * lines.prompt[task];
    gains[last] += there * lines.gain[task];
    shares[last] += there * share;
  }

  /** Ends adding. */
  void end() {
    for (int n = steps - 1; n > 0; n--) {
      tasks[n] += tasks[n + 1];
      prompts[n] += prompts[n + 1];
      gains[n] += gains[n + 1];
      shares[n] += shares[n + 1];
    }
  }

  double tasks(int step) {
    return tasks[step];
  }

  /** Their confirmed tokens before a step. */
  double tokens(int step) {
    return prompts[step] + (step - 1) * gains[step];
  }

  double shares(int step) {
    return shares[step];
  }
}
