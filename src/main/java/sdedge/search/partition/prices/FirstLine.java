package sdedge.search.partition.prices;

/**
 * A line below what something of step 1 takes, in who is there.
 *
 * @param fixedS seconds if anybody is
 * @param ofTasks seconds by task
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FirstLine(double fixedS, double[] ofTasks) {
  /** Below everything. */
  static FirstLine zero(int tasks) {
    return new FirstLine(0, new double[tasks]);
  }

  /** The sum of both. */
  FirstLine plus(FirstLine other) {
    double[] sums = ofTasks.clone();
    for (int k = 0; k < sums.length; k++) {
      sums[k] += other.ofTasks[k];
    }
    return new FirstLine(fixedS + other.fixedS, sums);
  }

  /** Seconds of tasks that are there in part. */
  double at(double[] shares) {
    double seconds = fixedS;
    for (int k = 0; k < shares.length; k++) {
      seconds += shares[k] * ofTasks[k];
    }
    return seconds;
  }
}
