package sdedge.search.partition.prices;

/**
 * Sums over the steps from 2 on of what a task adds to weighed sides. What it adds to a step is
 * linear in its confirmed tokens, which are its prompt and what it gains in each step: so three
 * sums suffice for all tasks, whenever they leave. Primitive arrays: each line below a batch is
 * made of them.
 */
final class StepSums {
  private final double[][]
      all; // by step: of a task, of each of its tokens, the same by steps before
  private final double[][] own; // the same, of a task of the drafter beside that

  StepSums(int steps) {
    all = new double[3][steps + 1];
    own = new double[3][steps + 1];
  }

  void begin() {
    for (int i = 0; i < 3; i++) {
      all[i][1] = 0;
      own[i][1] = 0;
    }
  }

  /** Adds a step, in turn; what is fixed in it, seconds. */
  double add(ChoiceLines lines, BatchWeights weights, int n) {
    double a = weights.drafterSide[n - 1];
    double b = weights.verifierSide[n - 1];
    double draftC = weights.draft[n - 1];
    double draftM = (lines.draftsAway ? a : b) - draftC;
    double verifyC = weights.verify[n - 1];
    double verifyM = b - verifyC;
    StepLine arithmetic = lines.draft.arithmetic();
    StepLine memory = lines.draft.memory();
    StepLine verifyArithmetic = lines.verify.arithmetic();
    StepLine verifyMemory = lines.verify.memory();
    double ownTask =
        a * lines.drafterSide.perTaskS()
            + b * lines.ownVerifierSide.perTaskS()
            + draftC * arithmetic.perTaskS()
            + draftM * memory.perTaskS();
    double ownToken = draftC * arithmetic.perTokenS() + draftM * memory.perTokenS();
    double task =
        b * lines.verifierSide.perTaskS()
            + verifyC * verifyArithmetic.perTaskS()
            + verifyM * verifyMemory.perTaskS();
    double token = verifyC * verifyArithmetic.perTokenS() + verifyM * verifyMemory.perTokenS();
    add(own, n, ownTask, ownToken);
    add(all, n, task, token);
    return a * lines.drafterSide.fixedS()
        + b * (lines.ownVerifierSide.fixedS() + lines.verifierSide.fixedS())
        + draftC * arithmetic.fixedS()
        + draftM * memory.fixedS()
        + verifyC * verifyArithmetic.fixedS()
        + verifyM * verifyMemory.fixedS();
  }

  private static void add(double[][] sums, int n, double task, double token) {
    sums[0][n] = sums[0][n - 1] + task;
    sums[1][n] = sums[1][n - 1] + token;
    sums[2][n] = sums[2][n - 1] + token * (n - 1);
  }

  /** What a task adds until its last step, seconds. */
  double of(int last, double prompt, double gain, boolean isOwn) {
    double seconds = all[0][last] + prompt * all[1][last] + gain * all[2][last];
    return isOwn ? seconds + own[0][last] + prompt * own[1][last] + gain * own[2][last] : seconds;
  }
}
