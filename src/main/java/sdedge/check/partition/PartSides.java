package sdedge.check.partition;

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
  private final double[] tasks; // active in a step
  private final double[] gained; // per step
  private final double[] prompts;
  private final double[] present; // Σ shares
  private final double[] most; // of any task that is active in a step
  private final int[][] ofMost; // the tasks of which as much is there, by step
  private double squares; // of prompts
  private final double[] drafterS; // a where it was looked at
  private final double[] fixedA; // of the functions
  private final double[] perTaskA;
  private final double[] perTokenA; // confirmed before the step
  private PassPlanes.Plane prefill = NOTHING;

  private static final double EQUAL = 1e-9; // parts that are told apart

  private static final PassPlanes.Plane NOTHING = new PassPlanes.Plane(0, 0, 0, 0);

  /** Of a drafter in a batch of so many steps; with shares of its tasks unless it has the lead. */
  PartSides(ChoiceCosts costs, int index, int steps, double[] shares, boolean hasLead) {
    this.costs = costs;
    this.index = index;
    this.shares = shares;
    this.hasLead = hasLead;
    drafter = costs.drafters().get(index);
    mostShares = new double[steps + 2];
    tasks = new double[steps + 2];
    gained = new double[steps + 2];
    prompts = new double[steps + 2];
    present = new double[steps + 2];
    most = new double[steps + 2];
    ofMost = new int[steps + 2][0];
    drafterS = new double[steps + 2];
    fixedA = new double[steps + 2];
    perTaskA = new double[steps + 2];
    perTokenA = new double[steps + 2];
    for (int k = 0; k < shares.length; k++) {
      if (shares[k] > 0) {
        mostShares[costs.steps()[k]] += shares[k];
      }
    }
    accumulate(mostShares);
  }

  private static void accumulate(double[] fromStep) {
    for (int n = fromStep.length - 2; n >= 1; n--) {
      fromStep[n] += fromStep[n + 1];
    }
  }

  private boolean isOwn(int task) {
    return costs.drafterOf()[task] == index;
  }

  /** Looks at it, by task how much of it is in the batch. */
  void lookAt(double[] part) {
    for (double[] sums : new double[][] {tasks, gained, prompts, present, most}) {
      Arrays.fill(sums, 0);
    }
    squares = 0;
    for (int k = 0; k < part.length; k++) {
      if (part[k] > 0 && isOwn(k)) {
        int last = costs.steps()[k];
        double prompt = costs.prompts()[k];
        tasks[last] += part[k];
        gained[last] += part[k] * costs.gained()[k];
        prompts[last] += part[k] * prompt;
        present[last] += part[k] * shares[k];
        most[last] = Math.max(most[last], part[k]);
        squares += part[k] * prompt * prompt;
      }
    }
    for (double[] sums : new double[][] {tasks, gained, prompts, present}) {
      accumulate(sums);
    }
    for (int n = tasks.length - 2; n >= 1; n--) {
      most[n] = Math.max(most[n], most[n + 1]);
      ofMost[n] = tasks[n] > tasks[n + 1] ? ofMost(n, part) : ofMost[n + 1];
      draft(n);
    }
  }

  /** What is fixed of a where it was looked at. */
  double fixedS(int n) {
    return fixedA[n];
  }

  /** a where it was looked at. */
  double drafterS(int n) {
    return drafterS[n];
  }

  /** What it takes to send back the verdicts. */
  double returnS(int n) {
    return drafter.latencyS() * present(n) + drafter.downSPerTask() * tasks[n];
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

  private double confirmed(int n) {
    return prompts[n] + (n - 1) * gained[n];
  }

  private void draft(int n) {
    fixedA[n] = 0;
    perTaskA[n] = drafter.passesS();
    perTokenA[n] = 0;
    if (costs.length() > 0 || n == 1) {
      fixedA[n] += drafter.latencyS();
      perTaskA[n] += drafter.upSPerTask();
    }
    if (n == 1) {
      perTokenA[n] += drafter.upSPerPrompt();
    }
    double prefillS = 0;
    if (n == 1 && costs.length() > 0) {
      prefill = drafter.planes().get(drafter.planes().largest(prompts[1], squares, 0));
      fixedA[n] += prefill.fixedS();
      prefillS = prefill.freshS() * prompts[1] + prefill.attendedS() * squares;
    }
    passes(n, n == 1 ? 2 : 1);
    drafterS[n] =
        fixedA[n] * present(n) + prefillS + perTaskA[n] * tasks[n] + perTokenA[n] * confirmed(n);
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
      fixedA[n] += count * plane.fixedS();
      perTaskA[n] +=
          count * plane.freshS() + before * plane.attendedS() + (before - count) * plane.cachedS();
      perTokenA[n] += count * (plane.attendedS() + plane.cachedS());
      from = to + 1;
    }
  }

  private int pass(int n, int i) {
    double attended = confirmed(n) + (i - 1) * tasks[n];
    return drafter.planes().largest(tasks[n], attended, attended - tasks[n]);
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
    double[] ofFixed = new double[tasks.length]; // up to a step
    double[] ofTask = new double[tasks.length];
    double[] ofTokens = new double[tasks.length];
    double[] ofGained = new double[tasks.length];
    double fixed = 0;
    for (int n = 1; n < tasks.length - 1; n++) {
      double down = costs.length() > 0 ? weightB[n] : 0;
      double all = weightA[n] * fixedA[n] + down * drafter.latencyS();
      double token = weightA[n] * perTokenA[n];
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
      ofTask[n] = ofTask[n - 1] + weightA[n] * perTaskA[n] + down * drafter.downSPerTask();
      ofTokens[n] = ofTokens[n - 1] + token;
      ofGained[n] = ofGained[n - 1] + (n - 1) * token;
    }
    for (int k = 0; k < perTask.length; k++) {
      int last = costs.steps()[k];
      if (isOwn(k) && last < tasks.length - 1) {
        double prompt = costs.prompts()[k];
        perTask[k] +=
            ofTask[last]
                + prompt * ofTokens[last]
                + costs.gained()[k] * ofGained[last]
                + (hasLead ? 0 : shares[k] * ofFixed[last]);
        if (costs.length() > 0) {
          perTask[k] += weightA[1] * prompt * (prefill.freshS() + prefill.attendedS() * prompt);
        }
      }
    }
    return fixed;
  }
}
