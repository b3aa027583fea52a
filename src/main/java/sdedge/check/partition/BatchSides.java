package sdedge.check.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Both sides of a batch by step, from 1, as affine functions of which tasks are in it: the ones
 * that are largest where some are in it for some part.
 */
final class BatchSides {
  private final ChoiceCosts costs;
  private final int lead;
  private final int steps;
  private final ChoiceCosts.OfDrafter drafter;
  private final List<PartSides> parts = new ArrayList<>(); // that of the lead first
  private final double[] tasks; // active in a step
  private final double[] gained; // per step
  private final double[] prompts;
  private double squares; // of prompts
  private final int[] drafts; // the part of the largest a where it was looked at
  private final int[] returns; // the part that takes the longest to return verdicts
  private final double[] drafterS; // a where it was looked at
  private final double[] verifierS; // b likewise
  private final double[] fixedB; // of the functions, by step, without the way back
  private final double[] perTaskB;
  private final double[] perTokenB; // confirmed before the step
  private PassPlanes.Plane firstVerification = NOTHING;

  private static final PassPlanes.Plane NOTHING = new PassPlanes.Plane(0, 0, 0, 0);

  BatchSides(ChoiceCosts costs, int lead, Room room) {
    this.costs = costs;
    this.lead = lead;
    steps = costs.steps()[lead];
    int own = costs.drafterOf()[lead];
    drafter = costs.drafters().get(own);
    parts.add(new PartSides(costs, own, steps, new double[costs.steps().length], true));
    for (int d = 0; costs.length() > 0 && d < costs.drafters().size(); d++) {
      if (d != own) {
        parts.add(new PartSides(costs, d, steps, sharesOf(d, room), false));
      }
    }
    tasks = new double[steps + 2];
    gained = new double[steps + 2];
    prompts = new double[steps + 2];
    drafts = new int[steps + 2];
    returns = new int[steps + 2];
    drafterS = new double[steps + 2];
    verifierS = new double[steps + 2];
    fixedB = new double[steps + 2];
    perTaskB = new double[steps + 2];
    perTokenB = new double[steps + 2];
  }

  private double[] sharesOf(int d, Room room) {
    boolean[] some = new boolean[costs.steps().length];
    for (int k = 0; k < some.length; k++) {
      some[k] = costs.drafterOf()[k] == d && admits(k);
    }
    return room.sharesBeside(lead, some);
  }

  ChoiceCosts costs() {
    return costs;
  }

  int lead() {
    return lead;
  }

  /** N. */
  int steps() {
    return steps;
  }

  /** Whether a task can be in it besides the lead: of equal ones the first leads. */
  boolean admits(int task) {
    int own = costs.steps()[task];
    return own < steps || (own == steps && task > lead);
  }

  /** a of a step where it was looked at; 0 beyond the last. */
  double drafterS(int step) {
    return step <= steps ? drafterS[step] : 0;
  }

  /** b likewise. */
  double verifierS(int step) {
    return step <= steps ? verifierS[step] : 0;
  }

  /** What the drafter or verifier side of a step is at least for the lead, whoever is beside it. */
  double fixedS(int step, boolean ofDrafter) {
    double returnS = costs.length() > 0 ? drafter.latencyS() : 0;
    return ofDrafter ? parts.get(0).fixedS(step) : fixedB[step] + returnS;
  }

  /**
   * Looks at a batch.
   *
   * @param part by task, how much of it is in the batch; the lead is, others as admitted
   */
  void lookAt(double[] part) {
    sum(part);
    for (PartSides own : parts) {
      own.lookAt(part);
    }
    for (int n = 1; n <= steps; n++) {
      for (int p = 0; p < parts.size(); p++) {
        drafts[n] = p == 0 || draftsS(p, n) > draftsS(drafts[n], n) ? p : drafts[n];
        returns[n] = p == 0 || returnS(p, n) > returnS(returns[n], n) ? p : returns[n];
      }
      drafterS[n] = draftsS(drafts[n], n);
      verify(n);
    }
  }

  private double draftsS(int part, int n) {
    return parts.get(part).drafterS(n);
  }

  private double returnS(int part, int n) {
    return parts.get(part).returnS(n);
  }

  private void sum(double[] part) {
    Arrays.fill(tasks, 0);
    Arrays.fill(gained, 0);
    Arrays.fill(prompts, 0);
    squares = 0;
    for (int k = 0; k < part.length; k++) {
      if (part[k] > 0) {
        int last = costs.steps()[k];
        double prompt = costs.prompts()[k];
        tasks[last] += part[k];
        gained[last] += part[k] * costs.gained()[k];
        prompts[last] += part[k] * prompt;
        squares += part[k] * prompt * prompt;
      }
    }
    for (int n = steps; n >= 1; n--) {
      tasks[n] += tasks[n + 1];
      gained[n] += gained[n + 1];
      prompts[n] += prompts[n + 1];
    }
  }

  private void verify(int n) {
    int length = costs.length();
    double q = length + 1.0;
    double confirmed = prompts[n] + (n - 1) * gained[n];
    double fresh = n == 1 ? prompts[1] + length * tasks[1] : q * tasks[n];
    double attended =
        n == 1
            ? squares + 2 * length * prompts[1] + length * length * tasks[1]
            : q * (confirmed + length * tasks[n]);
    double cached = n == 1 ? 0 : confirmed - tasks[n];
    PassPlanes verifier = costs.verifier();
    PassPlanes.Plane most = verifier.get(verifier.largest(fresh, attended, cached));
    double promptsS = n == 1 ? costs.firstVerifyS() : 0;
    verifierS[n] = most.at(fresh, attended, cached) + promptsS + costs.verifyS() * tasks[n];
    fixedB[n] = most.fixedS() + promptsS;
    perTaskB[n] = costs.verifyS();
    perTokenB[n] = 0;
    if (n == 1) {
      firstVerification = most;
    } else {
      perTaskB[n] += (most.freshS() + most.attendedS() * length) * q - most.cachedS();
      perTokenB[n] = most.attendedS() * q + most.cachedS();
    }
    if (length > 0 || n == steps) {
      verifierS[n] += returnS(returns[n], n);
    }
  }

  /**
   * Adds to an affine function what sides weigh that were looked at.
   *
   * @param weightA by step, of a
   * @param weightB by step, of b
   * @param perTask what each task adds to
   * @return the fixed part
   */
  double addTo(double[] weightA, double[] weightB, double[] perTask) {
    double fixed = addVerifications(weightB, perTask);
    for (int p = 0; p < parts.size(); p++) {
      double[] ofDrafts = new double[steps + 2];
      double[] ofReturns = new double[steps + 2];
      for (int n = 1; n <= steps; n++) {
        ofDrafts[n] = drafts[n] == p ? weightA[n] : 0;
        ofReturns[n] = returns[n] == p ? weightB[n] : 0;
      }
      fixed += parts.get(p).addTo(ofDrafts, ofReturns, perTask);
    }
    if (costs.length() == 0) {
      fixed += weightB[steps] * drafter.latencyS();
      for (int k = 0; k < perTask.length; k++) {
        boolean isLast = costs.steps()[k] == steps && (k == lead || admits(k));
        perTask[k] +=
            isLast && costs.drafterOf()[k] == costs.drafterOf()[lead]
                ? weightB[steps] * drafter.downSPerTask()
                : 0;
      }
    }
    return fixed;
  }

  private double addVerifications(double[] weightB, double[] perTask) {
    double fixed = 0;
    double[] ofTask = new double[steps + 1]; // up to a step
    double[] ofTokens = new double[steps + 1];
    double[] ofGained = new double[steps + 1];
    for (int n = 1; n <= steps; n++) {
      double token = weightB[n] * perTokenB[n];
      fixed += weightB[n] * fixedB[n];
      ofTask[n] = ofTask[n - 1] + weightB[n] * perTaskB[n];
      ofTokens[n] = ofTokens[n - 1] + token;
      ofGained[n] = ofGained[n - 1] + (n - 1) * token;
    }
    for (int k = 0; k < perTask.length; k++) {
      if (k == lead || admits(k)) {
        int last = costs.steps()[k];
        double prompt = costs.prompts()[k];
        double first = prompt + costs.length();
        perTask[k] +=
            ofTask[last]
                + prompt * ofTokens[last]
                + costs.gained()[k] * ofGained[last]
                + weightB[1]
                    * first
                    * (firstVerification.freshS() + firstVerification.attendedS() * first);
      }
    }
    return fixed;
  }
}
