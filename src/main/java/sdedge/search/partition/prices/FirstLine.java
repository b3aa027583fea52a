package sdedge.search.partition.prices;

import java.util.function.IntToDoubleFunction;

/**
 * A line below what something of step 1 takes, in who is there.
 *
 * @param fixedS seconds if anybody is
 * @param ofTasks seconds by task
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FirstLine(double fixedS, double[] ofTasks) {
  /** One of so many tasks. */
  static FirstLine of(double fixedS, int tasks, IntToDoubleFunction ofTask) {
    double[] all = new double[tasks];
    for (int k = 0; k < tasks; k++) {
      all[k] = ofTask.applyAsDouble(k);
    }
    return new FirstLine(fixedS, all);
  }

  /** The sum of both. */
  FirstLine plus(FirstLine other) {
    double[] sums = ofTasks.clone();
    for (int k = 0; k < sums.length; k++) {
      sums[k] += other.ofTasks[k];
    }
    return new FirstLine(fixedS + other.fixedS, sums);
  }

  /** Seconds of tasks that are there in part, with a share of what is fixed. */
  double at(double there, double[] shares) {
    double seconds = fixedS * there;
    for (int k = 0; k < shares.length; k++) {
      seconds += shares[k] * ofTasks[k];
    }
    return seconds;
  }
}
