package sdedge.check.partition;

/** What whoever exceeds a limit pays for it: nothing for tasks that can be run. */
final class Surcharge {
  private static final double EXCESS = 1e-12;

  private Surcharge() {}

  /**
   * Adds it to an affine function.
   *
   * @param part by batch and task, how much of them is there
   * @param known how many of these are one batch; others are any number
   * @param function its fixed part, then by batch and task
   */
  static void add(PricedTasks priced, double[][] part, int known, double[] function) {
    for (double[] shares : priced.room().ofCohort()) {
      add(priced.steepest(), shares, part, 0, part.length, function);
    }
    for (double[] shares : priced.room().ofBatch()) {
      for (int b = 0; b < known; b++) {
        add(priced.steepest(), shares, part, b, b + 1, function);
      }
    }
  }

  private static void add(
      double steepest, double[] shares, double[][] part, int from, int to, double[] function) {
    int tasks = shares.length;
    double taken = 0;
    for (int b = from; b < to; b++) {
      for (int k = 0; k < tasks; k++) {
        taken += shares[k] * part[b][k];
      }
    }
    if (taken > 1 + EXCESS) {
      function[0] -= steepest;
      for (int b = from; b < to; b++) {
        for (int k = 0; k < tasks; k++) {
          function[1 + b * tasks + k] += steepest * shares[k];
        }
      }
    }
  }
}
