package sdedge.search.partition.prices;

import java.util.Arrays;

/**
 * What no cohort costs less than beyond its prices, by its longest task, seconds; infinite where
 * nothing was looked at.
 */
final class LeastOfLeads {
  private final double[] ofTasks;

  LeastOfLeads(int tasks) {
    ofTasks = new double[tasks];
    Arrays.fill(ofTasks, Double.POSITIVE_INFINITY);
  }

  /** Takes in a bound of cohorts whose longest batch has a lead. */
  void add(Lead longest, double boundS) {
    ofTasks[longest.task] = Math.min(ofTasks[longest.task], boundS);
  }

  /** Takes in bounds of other cohorts. */
  void addAll(LeastOfLeads others) {
    for (int k = 0; k < ofTasks.length; k++) {
      ofTasks[k] = Math.min(ofTasks[k], others.ofTasks[k]);
    }
  }

  /** By task. */
  double[] array() {
    return ofTasks.clone();
  }
}
