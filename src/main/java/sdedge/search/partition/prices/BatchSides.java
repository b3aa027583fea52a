package sdedge.search.partition.prices;

import java.util.Arrays;

/**
 * What the sides of a batch take at least whose tasks are there in part, and which of two lines is
 * above the other. By step − 1.
 */
final class BatchSides {
  final double[] drafterSide;
  final double[] verifierSide;
  private final boolean[] isDraftArithmetic;
  private final boolean[] isVerifyArithmetic;
  private boolean areLaterDraftsArithmetic;
  private boolean draftsAway;
  int steps; // of the batch
  private final double[][] active; // by step: Σ shares, of prompts, of gains; of all, then own

  /** Of batches of at most so many steps. */
  BatchSides(int most) {
    drafterSide = new double[most];
    verifierSide = new double[most];
    isDraftArithmetic = new boolean[most];
    isVerifyArithmetic = new boolean[most];
    active = new double[6][most + 1];
  }

  /** Computes them for a batch whose longest task takes so many steps. */
  void set(ChoiceLines lines, double[] shares, int longest) {
    steps = longest;
    draftsAway = lines.draftsAway;
    count(lines, shares);
    setFirst(lines, shares);
    for (int n = 2; n <= longest; n++) {
      set(lines, n);
    }
    verifierSide[longest - 1] += lines.lastS;
  }

  /** Whose sums over the tasks that are active in each step. */
  private void count(ChoiceLines lines, double[] shares) {
    for (double[] sums : active) {
      Arrays.fill(sums, 0, steps + 1, 0);
    }
    for (int k = 0; k < shares.length; k++) {
      if (shares[k] > 0) {
        int last = lines.steps[k];
        for (int i = lines.own[k] ? 3 : 0; i >= 0; i -= 3) {
          active[i][last] += shares[k];
          active[i + 1][last] += shares[k] * lines.prompt[k];
          active[i + 2][last] += shares[k] * lines.gain[k];
        }
      }
    }
    for (double[] sums : active) {
      for (int n = steps - 1; n > 0; n--) {
        sums[n] += sums[n + 1];
      }
    }
  }

  private void setFirst(ChoiceLines lines, double[] shares) {
    FirstLine[] first = lines.first;
    double[] at = new double[first.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = first[i].at(shares);
    }
    isDraftArithmetic[0] = at[ChoiceLines.PREFILL] >= at[ChoiceLines.PREFILL + 1];
    areLaterDraftsArithmetic = at[ChoiceLines.LATER_DRAFTS] >= at[ChoiceLines.LATER_DRAFTS + 1];
    isVerifyArithmetic[0] = at[ChoiceLines.VERIFY] >= at[ChoiceLines.VERIFY + 1];
    double draftS = larger(at, ChoiceLines.PREFILL) + larger(at, ChoiceLines.LATER_DRAFTS);
    drafterSide[0] = at[ChoiceLines.DRAFTER_SIDE] + (draftsAway ? draftS : 0);
    verifierSide[0] =
        at[ChoiceLines.VERIFIER_SIDE] + larger(at, ChoiceLines.VERIFY) + (draftsAway ? 0 : draftS);
  }

  private static double larger(double[] at, int i) {
    return Math.max(at[i], at[i + 1]);
  }

  private void set(ChoiceLines lines, int n) {
    double tasks = active[0][n];
    double tokens = active[1][n] + (n - 1) * active[2][n];
    double ownTasks = active[3][n];
    double ownTokens = active[4][n] + (n - 1) * active[5][n];
    double draftC = lines.draft.arithmetic().at(ownTasks, ownTokens);
    double draftM = lines.draft.memory().at(ownTasks, ownTokens);
    double verifyC = lines.verify.arithmetic().at(tasks, tokens);
    double verifyM = lines.verify.memory().at(tasks, tokens);
    isDraftArithmetic[n - 1] = draftC >= draftM;
    isVerifyArithmetic[n - 1] = verifyC >= verifyM;
    double draftS = Math.max(draftC, draftM);
    drafterSide[n - 1] = lines.drafterSide.at(ownTasks, 0) + (draftsAway ? draftS : 0);
    verifierSide[n - 1] =
        lines.ownVerifierSide.at(ownTasks, 0)
            + lines.verifierSide.at(tasks, 0)
            + Math.max(verifyC, verifyM)
            + (draftsAway ? 0 : draftS);
  }

  /** Writes the weights of the lines that are above, for sides that count by so much. */
  void weigh(BatchWeights weights) {
    for (int n = 0; n < steps; n++) {
      double drafts = draftsAway ? weights.drafterSide[n] : weights.verifierSide[n];
      weights.draft[n] = isDraftArithmetic[n] ? drafts : 0;
      weights.verify[n] = isVerifyArithmetic[n] ? weights.verifierSide[n] : 0;
    }
    double drafts = draftsAway ? weights.drafterSide[0] : weights.verifierSide[0];
    weights.laterDrafts = areLaterDraftsArithmetic ? drafts : 0;
  }
}
