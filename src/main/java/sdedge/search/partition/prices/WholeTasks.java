package sdedge.search.partition.prices;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whole tasks in place of shares. */
final class WholeTasks {
  private WholeTasks() {}

  /**
   * Those of the largest share, as long as there is room, each in the batch of its largest one.
   *
   * @param shares by batch, then task
   * @param leads of the batches, which are there in any case
   * @param sizes by room, then task
   * @param ofCohort how many of the rooms are of the cohort; the others are of each batch
   * @return by batch, then task, 0 or 1
   */
  static double[][] near(double[][] shares, Lead[] leads, double[][] sizes, int ofCohort) {
    int tasks = shares[0].length;
    double[] share = new double[tasks];
    int[] of = new int[tasks];
    double[][] whole = new double[leads.length][tasks];
    for (int b = 0; b < leads.length; b++) {
      for (int k = 0; k < tasks; k++) {
        if (shares[b][k] > share[k]) {
          share[k] = shares[b][k];
          of[k] = b;
        }
      }
    }
    for (int b = 0; b < leads.length; b++) {
      whole[b][leads[b].task] = 1;
      share[leads[b].task] = 0;
    }
    for (int k : largestFirst(share)) {
      whole[of[k]][k] = 1;
      if (!fits(whole, sizes, ofCohort)) {
        whole[of[k]][k] = 0;
      }
    }
    return whole;
  }

  private static List<Integer> largestFirst(double[] share) {
    List<Integer> tasks = new ArrayList<>();
    for (int k = 0; k < share.length; k++) {
      if (share[k] > 0) {
        tasks.add(k);
      }
    }
    tasks.sort(Comparator.comparingDouble(k -> -share[k]));
    return tasks;
  }

  private static boolean fits(double[][] shares, double[][] sizes, int ofCohort) {
    for (int r = 0; r < sizes.length; r++) {
      for (int b = 0; b < (r < ofCohort ? 1 : shares.length); b++) {
        if (Rooms.used(sizes[r], shares, b, r < ofCohort ? shares.length : b + 1) > 1) {
          return false;
        }
      }
    }
    return true;
  }
}
