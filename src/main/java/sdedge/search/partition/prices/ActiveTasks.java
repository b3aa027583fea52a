package sdedge.search.partition.prices;

import java.util.Arrays;

/** Who of some tasks, there in part, is active in each step of a batch. */
final class ActiveTasks {
  private static final double ALIKE = 1e-9; // shares that are distinguished

  private final double[] tasks; // by step
  private final double[] prompts;
  private final double[] gains; // tokens per step
  private final double[] shares; // of what is fixed
  private final double[] most; // of one of them
  private final int[] ofMost; // how many of them are there as much
  private final int[] members;
  private final int[] last; // steps, by member
  private final double[] there; // by member
  private int count;
  private int steps;

  /** Of batches of at most so many tasks and steps. */
  ActiveTasks(int mostTasks, int mostSteps) {
    tasks = new double[mostSteps + 1];
    prompts = new double[mostSteps + 1];
    gains = new double[mostSteps + 1];
    shares = new double[mostSteps + 1];
    most = new double[mostSteps + 1];
    ofMost = new int[mostSteps + 1];
    members = new int[mostTasks];
    last = new int[mostTasks];
    there = new double[mostTasks];
  }

  /** Nobody, of so many steps. */
  void begin(int longest) {
    steps = longest;
    Arrays.fill(tasks, 0, steps + 1, 0);
    Arrays.fill(prompts, 0, steps + 1, 0);
    Arrays.fill(gains, 0, steps + 1, 0);
    Arrays.fill(shares, 0, steps + 1, 0);
    count = 0;
  }

  void add(ChoiceLines lines, int task, double part, double share) {
    int n = lines.steps[task];
    tasks[n] += part;
    prompts[n] += part * lines.prompt[task];
    gains[n] += part * lines.gain[task];
    shares[n] += part * share;
    members[count] = task;
    last[count] = n;
    there[count++] = part;
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

  /** Finds of which tasks the most is there, after {@link #end}. */
  void findMost() {
    Arrays.fill(most, 0, steps + 1, 0);
    Arrays.fill(ofMost, 0, steps + 1, 0);
    for (int i = 0; i < count; i++) {
      most[last[i]] = Math.max(most[last[i]], there[i]);
    }
    for (int n = steps - 1; n > 0; n--) {
      most[n] = Math.max(most[n], most[n + 1]);
    }
    for (int i = 0; i < count; i++) {
      for (int n = last[i]; n > 0 && isMost(i, n); n--) {
        ofMost[n]++;
      }
    }
  }

  /** Whether no other member that is active in a step is there more; if so, in later ones too. */
  private boolean isMost(int member, int step) {
    return there[member] >= most[step] - ALIKE;
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

  /** How much of a task is there of which the most is. */
  double most(int step) {
    return most[step];
  }

  /** Adds something to those of which so much is there, in equal parts. */
  void spread(int step, double seconds, double[] ofTasks) {
    for (int i = 0; i < count; i++) {
      if (step <= last[i] && isMost(i, step)) {
        ofTasks[members[i]] += seconds / ofMost[step];
      }
    }
  }
}
