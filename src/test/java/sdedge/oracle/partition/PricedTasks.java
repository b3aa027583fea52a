package sdedge.oracle.partition;

import java.util.List;
import sdedge.instance.Instance;
import sdedge.oracle.model.Decoding;

/**
 * What prices ask of the cohorts that tasks are in.
 *
 * @param prices π by task, seconds
 * @param ofCohort by task, the prices of all rows of cohorts that meet a cohort with it; of several
 *     tasks the largest counts
 * @param ofBatch likewise of rows of batches
 * @param steepest seconds at which all there is of a limit is worth more than any task
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record PricedTasks(
    double[] prices, double[] ofCohort, double[] ofBatch, Room room, double steepest) {
  private static final double EXCESS = 1e-12;

  static PricedTasks of(Instance instance, PartitionPrices stated, Room room) {
    int[] steps = steps(instance, stated.length());
    double[] prices = stated.ofTasks();
    double[] ofCohort = rows(steps, stated.cohorts());
    double[] ofBatch = rows(steps, stated.batches());
    double steepest = steepest(prices, ofCohort, ofBatch, room);
    return new PricedTasks(prices, ofCohort, ofBatch, room, steepest);
  }

  /** N of each task at a length. */
  static int[] steps(Instance instance, int length) {
    return instance.tasks().stream().mapToInt(task -> Decoding.meanSteps(task, length)).toArray();
  }

  private static double[] rows(int[] steps, List<PartitionPrices.Row> rows) {
    double[] charged = new double[steps.length];
    for (PartitionPrices.Row row : rows) {
      for (int k = 0; k < steps.length; k++) {
        charged[k] += steps[k] >= row.steps() ? row.price() : 0;
      }
    }
    return charged;
  }

  int count() {
    return prices.length;
  }

  /** What a cohort of batches pays. */
  double of(List<List<Integer>> batches) {
    double most = 0;
    double sum = 0;
    for (List<Integer> batch : batches) {
      double mostOfBatch = 0;
      for (int k : batch) {
        sum += prices[k];
        most = Math.max(most, ofCohort[k]);
        mostOfBatch = Math.max(mostOfBatch, ofBatch[k]);
      }
      sum += mostOfBatch;
    }
    return sum + most;
  }

  private static double steepest(double[] prices, double[] ofCohort, double[] ofBatch, Room room) {
    double most = 0;
    for (int k = 0; k < prices.length; k++) {
      most = Math.max(most, Math.max(0, prices[k]) + ofCohort[k] + ofBatch[k]);
    }
    return most / room.least();
  }

  /**
   * Adds what whoever exceeds a limit pays for it to an affine function: nothing for tasks that can
   * be run.
   *
   * @param part by batch and task, how much of them is there
   * @param known how many of these are one batch; others are any number
   * @param function its fixed part, then by batch and task
   */
  void addExcess(double[][] part, int known, double[] function) {
    for (double[] shares : room.ofCohort()) {
      addExcess(shares, part, 0, part.length, function);
    }
    for (double[] shares : room.ofBatch()) {
      for (int b = 0; b < known; b++) {
        addExcess(shares, part, b, b + 1, function);
      }
    }
  }

  private void addExcess(double[] shares, double[][] part, int from, int to, double[] function) {
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
