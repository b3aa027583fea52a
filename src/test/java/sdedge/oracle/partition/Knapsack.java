package sdedge.oracle.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tasks beside the leads of batches that lower an affine function the most, in parts or whole,
 * as long as they take no more than there is of any one limit.
 */
final class Knapsack {
  private final List<BatchSides> batches;
  private final int tasks;
  private final double fixed; // what the leads pay
  private final double[][] paid; // by batch and task, infinite for whoever cannot be in it
  private final List<double[]> limits = new ArrayList<>(); // shares by task
  private final int ofKnown; // the first limit of only the known batches, where there are others
  private final List<Double> rooms = new ArrayList<>(); // what the leads leave
  private final double[] reduced;
  private final double[] elsewhere; // of that, what is so in batches that are not known
  private final double[] more; // what known ones lower beside that
  private final int[] chosen; // by task, the batch
  private final int[] known; // by task, the batch among those that are known
  private final double[] ratio;
  private final int[] sorted;
  private double[] taken; // by task, how much of it, by the limit that shows the most
  private double[] trial; // likewise, by any other
  private boolean isOfKnown; // whether that limit is one of only the known batches
  private boolean isWhole; // whether tasks are whole where that limit is of all batches

  Knapsack(PricedTasks priced, List<BatchSides> batches) {
    this(priced, batches, new boolean[0]);
  }

  /**
   * With further batches of which nothing is known. A cohort pays for whoever may be in them as if
   * they were: not less than by who is.
   *
   * @param mayBeFurther who may be in them, whose prices by batch are not asked for; empty if there
   *     are none
   */
  Knapsack(PricedTasks priced, List<BatchSides> batches, boolean[] mayBeFurther) {
    this.batches = batches;
    tasks = priced.count();
    reduced = new double[tasks];
    elsewhere = new double[tasks];
    more = new double[tasks];
    known = new int[tasks];
    chosen = new int[tasks];
    taken = new double[tasks];
    trial = new double[tasks];
    ratio = new double[tasks];
    sorted = new int[tasks];
    double rank = 0;
    double sum = 0;
    for (BatchSides batch : batches) {
      rank = Math.max(rank, priced.ofCohort()[batch.lead()]);
      sum += priced.prices()[batch.lead()] + priced.ofBatch()[batch.lead()];
    }
    for (int k = 0; k < mayBeFurther.length; k++) {
      rank = mayBeFurther[k] ? Math.max(rank, priced.ofCohort()[k]) : rank;
    }
    fixed = sum + rank;
    for (double[] shares : priced.room().ofCohort()) {
      limit(shares, 1);
    }
    boolean hasFurther = mayBeFurther.length > 0;
    ofKnown = hasFurther ? limits.size() : Integer.MAX_VALUE;
    for (double[] shares : priced.room().ofBatch()) {
      limit(shares, batches.size());
    }
    paid = new double[batches.size() + (hasFurther ? 1 : 0)][tasks];
    for (int b = 0; b < batches.size(); b++) {
      BatchSides batch = batches.get(b);
      for (int k = 0; k < tasks; k++) {
        double more = Math.max(0, priced.ofBatch()[k] - priced.ofBatch()[batch.lead()]);
        paid[b][k] =
            mayJoin(batch, k)
                ? priced.prices()[k] + Math.max(0, priced.ofCohort()[k] - rank) + more
                : Double.NEGATIVE_INFINITY;
      }
    }
    for (int k = 0; hasFurther && k < tasks; k++) {
      boolean mayJoin = mayBeFurther[k] && fitsBeside(k, ofKnown);
      paid[batches.size()][k] =
          mayJoin
              ? priced.prices()[k] + Math.max(0, priced.ofCohort()[k] - rank)
              : Double.NEGATIVE_INFINITY;
    }
  }

  private void limit(double[] shares, double all) {
    double left = all;
    for (BatchSides batch : batches) {
      left -= shares[batch.lead()];
    }
    limits.add(shares);
    rooms.add(left);
  }

  private boolean mayJoin(BatchSides batch, int task) {
    return batch.admits(task) && fitsBeside(task, limits.size());
  }

  /** Whether a task is none of the leads and fits beside them, by the first limits. */
  private boolean fitsBeside(int task, int first) {
    if (batches.stream().anyMatch(other -> other.lead() == task)) {
      return false;
    }
    for (int i = 0; i < Math.min(first, limits.size()); i++) {
      if (limits.get(i)[task] > rooms.get(i) + 1e-12) {
        return false;
      }
    }
    return true;
  }

  /** Whether a task can be in a batch beside the leads. */
  boolean mayJoin(int batch, int task) {
    return paid[batch][task] > Double.NEGATIVE_INFINITY;
  }

  /**
   * What a function exceeds the prices by at least.
   *
   * @param function its fixed part, then by batch and task
   */
  double value(double[] function) {
    double value = function[0] - fixed;
    for (int b = 0; b < batches.size(); b++) {
      value += function[1 + b * tasks + batches.get(b).lead()];
    }
    double free = 0;
    double ofOthers = 0;
    for (int k = 0; k < tasks; k++) {
      double least = 0;
      elsewhere[k] = 0;
      more[k] = 0;
      for (int b = 0; b < paid.length; b++) {
        double each = function[1 + b * tasks + k] - paid[b][k];
        if (b == batches.size()) {
          elsewhere[k] = Math.min(0, each);
        } else if (each < least) {
          known[k] = b;
          more[k] = each;
        }
        if (each < least) {
          least = each;
          chosen[k] = b;
        }
      }
      more[k] = Math.min(0, more[k] - elsewhere[k]);
      reduced[k] = least;
      taken[k] = least < 0 ? 1 : 0;
      free += least;
      ofOthers += elsewhere[k];
    }
    double most = free;
    int binding = -1;
    for (int i = 0; i < limits.size(); i++) {
      double limited = i < ofKnown ? limited(reduced, i) : ofOthers + limited(more, i);
      if (limited > most) {
        most = limited;
        binding = i;
        double[] last = taken;
        taken = trial;
        trial = last;
      }
    }
    isOfKnown = binding >= ofKnown;
    if (isWhole && binding >= 0 && !isOfKnown) {
      WholeKnapsack.Way whole =
          WholeKnapsack.least(reduced, limits.get(binding), rooms.get(binding));
      if (whole != null) {
        Arrays.fill(taken, 0);
        whole.write(taken);
        most = Math.max(most, whole.lower());
      }
    }
    return value + most;
  }

  /** From now on no task is there in part. */
  void takeWhole() {
    isWhole = true;
  }

  /** What a function exceeds the prices by for whoever is in the batches, by batch and task. */
  double payoff(double[] function, double[][] part) {
    double payoff = function[0] - fixed;
    for (int b = 0; b < part.length; b++) {
      int lead = b < batches.size() ? batches.get(b).lead() : -1;
      for (int k = 0; k < tasks; k++) {
        double share = part[b][k];
        if (share > 0) {
          payoff += share * (function[1 + b * tasks + k] - (k == lead ? 0 : paid[b][k]));
        }
      }
    }
    return payoff;
  }

  /** The most that tasks lower it by within a limit, in parts, which are tried. */
  private double limited(double[] lower, int limit) {
    double[] shares = limits.get(limit);
    double left = rooms.get(limit);
    double sum = 0;
    Arrays.fill(trial, 0);
    int count = sort(lower, shares);
    for (int i = 0; i < count; i++) {
      int k = sorted[i];
      if (shares[k] > left) {
        trial[k] = Math.max(0, left) / shares[k];
        return sum + lower[k] * trial[k];
      }
      trial[k] = 1;
      left -= shares[k];
      sum += lower[k];
    }
    return sum;
  }

  /** Those that lower the function, the most per share first. */
  private int sort(double[] lower, double[] shares) {
    int count = 0;
    for (int k = 0; k < tasks; k++) {
      if (lower[k] < 0) {
        double own = lower[k] / shares[k]; // may be infinite
        int at = count++;
        while (at > 0 && ratio[at - 1] > own) {
          ratio[at] = ratio[at - 1];
          sorted[at] = sorted[at - 1];
          at--;
        }
        ratio[at] = own;
        sorted[at] = k;
      }
    }
    return count;
  }

  /** Whom the function looked at last has in the batches, by batch and task; the leads are. */
  void chosen(double[][] part) {
    for (int b = 0; b < part.length; b++) {
      Arrays.fill(part[b], 0);
      if (b < batches.size()) {
        part[b][batches.get(b).lead()] = 1;
      }
    }
    for (int k = 0; k < tasks; k++) {
      if (isOfKnown && elsewhere[k] < 0) {
        part[batches.size()][k] = 1 - taken[k];
      }
      if (taken[k] > 0) {
        part[isOfKnown ? known[k] : chosen[k]][k] = taken[k];
      }
    }
  }
}
