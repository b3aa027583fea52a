package sdedge.oracle.partition;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the tasks of one drafter add to both sides of a batch by step, from 1, as affine functions
 * of which of them are in it: the ones that are largest where some are for some part. What is fixed
 * is there with the lead; of another drafter each task that is active brings its share of it.
 */
final class PartSides {
  private final ChoiceCosts costs;
  private final int index; // of the drafter
  private final ChoiceCosts.OfDrafter drafter;
  private final boolean hasLead;
  private final double[] shares; // by task; 0 of tasks that cannot be in the batch
  private final double[] mostShares; // by step, of all that may be active
  private final SideLines lines; // of a
  private final double[] present; // Σ shares
  private final double[] most; // of any task that is active in a step
  private final int[][] ofMost; // the tasks of which as much is there, by step
  private final double[] drafterS; // a where it was looked at

  private static final double EQUAL = 1e-9; // parts that are told apart

  /** Of a drafter in a batch of so many steps; with shares of its tasks unless it has the lead. */
  PartSides(ChoiceCosts costs, int index, int steps, double[] shares, boolean hasLead) {
    this.costs = costs;
    this.index = index;
    this.shares = shares;
    this.hasLead = hasLead;
    drafter = costs.drafters().get(index);
    mostShares = new double[steps + 2];
    lines = new SideLines(costs, steps, 0, this::isOwn);
    present = new double[steps + 2];
    most = new double[steps + 2];
    ofMost = new int[steps + 2][0];
    drafterS = new double[steps + 2];
    for (int k = 0; k < shares.length; k++) {
      if (shares[k] > 0) {
        mostShares[costs.steps()[k]] += shares[k];
      }
    }
    SideLines.accumulate(mostShares);
  }

  private boolean isOwn(int task) {
    return costs.drafterOf()[task] == index;
  }

  /** Looks at it, by task how much of it is in the batch. */
  void lookAt(double[] part) {
    lines.lookAt(part);
    Arrays.fill(present, 0);
    Arrays.fill(most, 0);
    for (int k = 0; k < part.length; k++) {
      if (part[k] > 0 && isOwn(k)) {
        int last = costs.steps()[k];
        present[last] += part[k] * shares[k];
        most[last] = Math.max(most[last], part[k]);
      }
    }
    SideLines.accumulate(present);
    for (int n = most.length - 2; n >= 1; n--) {
      most[n] = Math.max(most[n], most[n + 1]);
      ofMost[n] = lines.tasks[n] > lines.tasks[n + 1] ? ofMost(n, part) : ofMost[n + 1];
      draft(n);
    }
  }

  /** What is fixed of a where it was looked at. */
  double fixedS(int n) {
    return lines.fixed[n];
  }

  /** a where it was looked at. */
  double drafterS(int n) {
    return drafterS[n];
  }

  /** What it takes to send back the verdicts. */
  double returnS(int n) {
    return drafter.latencyS() * present(n) + drafter.downSPerTask() * lines.tasks[n];
  }

  /** How much of what is fixed is there at least: by shares, or as much as any task is. */
  private double present(int n) {
    return hasLead ? 1 : Math.max(most[n], byShares(n));
  }

  private double byShares(int n) {
    return present[n] == 0 ? 0 : present[n] / share(n);
  }

  private int[] ofMost(int n, double[] part) {
    return IntStream.range(0, part.length)
        .filter(k -> isOwn(k) && costs.steps()[k] >= n)
        .filter(k -> part[k] > 0 && part[k] >= most[n] - EQUAL)
        .toArray();
  }

  /** What shares of active tasks come to at most. */
  private double share(int n) {
    return Math.min(1, mostShares[n]);
  }

  private void draft(int n) {
    lines.fixed[n] = 0;
    lines.perTask[n] = drafter.passesS();
    lines.perToken[n] = 0;
    if (costs.length() > 0 || n == 1) {
      lines.fixed[n] += drafter.latencyS();
      lines.perTask[n] += drafter.upSPerTask();
    }
    if (n == 1) {
      lines.perToken[n] += drafter.upSPerPrompt();
    }
    double prefillS = 0;
    if (n == 1 && costs.length() > 0) {
      int largest = drafter.planes().largest(lines.prompts[1], lines.squares, 0);
      lines.first = drafter.planes().get(largest);
      lines.fixed[n] += lines.first.fixedS();
      prefillS = lines.first.freshS() * lines.prompts[1] + lines.first.attendedS() * lines.squares;
    }
    passes(n, n == 1 ? 2 : 1);
    drafterS[n] =
        lines.fixed[n] * present(n)
            + prefillS
            + lines.perTask[n] * lines.tasks[n]
            + lines.perToken[n] * lines.confirmed(n);
  }

  /**
   * Passes of one token of each task: whichever plane is the largest at both ends is so between.
   */
  private void passes(int n, int first) {
    int last = costs.length();
    for (int from = first; from <= last; ) {
      int largest = pass(n, from);
      PassPlanes.Plane plane = drafter.planes().get(largest);
      int to = largest == pass(n, last) ? last : from;
      int count = to - from + 1;
      double before = count * (from + to - 2) / 2.0; // Σ (i − 1)
      lines.fixed[n] += count * plane.fixedS();
      lines.perTask[n] +=
          count * plane.freshS() + before * plane.attendedS() + (before - count) * plane.cachedS();
      lines.perToken[n] += count * (plane.attendedS() + plane.cachedS());
      from = to + 1;
    }
  }

  private int pass(int n, int i) {
    double attended = lines.confirmed(n) + (i - 1) * lines.tasks[n];
    return drafter.planes().largest(lines.tasks[n], attended, attended - lines.tasks[n]);
  }

  /**
   * Adds to an affine function what sides weigh that were looked at.
   *
   * @param weightA by step, of a
   * @param weightB by step, of what it takes to send back the verdicts
   * @param perTask what each task adds to
   * @return the fixed part
   */
  double addTo(double[] weightA, double[] weightB, double[] perTask) {
    lines.addTo(weightA, perTask);
    double[] ofFixed = new double[most.length]; // up to a step
    double[] ofDown = new double[most.length];
    double fixed = 0;
    for (int n = 1; n < most.length - 1; n++) {
      double down = costs.length() > 0 ? weightB[n] : 0;
      double all = weightA[n] * lines.fixed[n] + down * drafter.latencyS();
      ofFixed[n] = ofFixed[n - 1];
      if (hasLead) {
        fixed += all;
      } else if (most[n] > byShares(n)) {
        for (int k : ofMost[n]) {
          perTask[k] += all / ofMost[n].length;
        }
      } else {
        ofFixed[n] += mostShares[n] > 0 ? all / share(n) : 0;
      }
      ofDown[n] = ofDown[n - 1] + down * drafter.downSPerTask();
    }
    for (int k = 0; k < perTask.length; k++) {
      int last = costs.steps()[k];
      if (isOwn(k) && last < most.length - 1) {
        perTask[k] += ofDown[last] + (hasLead ? 0 : shares[k] * ofFixed[last]);
      }
    }
    return fixed;
  }
}
