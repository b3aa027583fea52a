package sdedge.oracle.partition;

import java.util.ArrayList;
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
  private final SideLines lines; // of b without the way back
  private final int[] drafts; // the part of the largest a where it was looked at
  private final int[] returns; // the part that takes the longest to return verdicts
  private final double[] drafterS; // a where it was looked at
  private final double[] verifierS; // b likewise

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
    lines = new SideLines(costs, steps, costs.length(), k -> k == lead || admits(k));
    drafts = new int[steps + 2];
    returns = new int[steps + 2];
    drafterS = new double[steps + 2];
    verifierS = new double[steps + 2];
  }

  private double[] sharesOf(int d, Room room) {
    boolean[] some = new boolean[costs.steps().length];
    for (int k = 0; k < some.length; k++) {
      some[k] = costs.drafterOf()[k] == d && admits(k);
    }
    return room.sharesBeside(lead, some);
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
    return ofDrafter ? parts.get(0).fixedS(step) : lines.fixed[step] + returnS;
  }

  /**
   * Looks at a batch.
   *
   * @param part by task, how much of it is in the batch; the lead is, others as admitted
   */
  void lookAt(double[] part) {
    lines.lookAt(part);
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

  private void verify(int n) {
    int length = costs.length();
    double q = length + 1.0;
    double tasks = lines.tasks[n];
    double confirmed = lines.confirmed(n);
    double fresh = n == 1 ? confirmed + length * tasks : q * tasks;
    double attended =
        n == 1
            ? lines.squares + 2 * length * confirmed + length * length * tasks
            : q * (confirmed + length * tasks);
    double cached = n == 1 ? 0 : confirmed - tasks;
    PassPlanes verifier = costs.verifier();
    PassPlanes.Plane most = verifier.get(verifier.largest(fresh, attended, cached));
    double promptsS = n == 1 ? costs.firstVerifyS() : 0;
    verifierS[n] = most.at(fresh, attended, cached) + promptsS + costs.verifyS() * tasks;
    lines.fixed[n] = most.fixedS() + promptsS;
    lines.perTask[n] = costs.verifyS();
    lines.perToken[n] = 0;
    if (n == 1) {
      lines.first = most;
    } else {
      lines.perTask[n] += (most.freshS() + most.attendedS() * length) * q - most.cachedS();
      lines.perToken[n] = most.attendedS() * q + most.cachedS();
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
    double fixed = 0;
    for (int n = 1; n <= steps; n++) {
      fixed += weightB[n] * lines.fixed[n];
    }
    lines.addTo(weightB, perTask);
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
}
