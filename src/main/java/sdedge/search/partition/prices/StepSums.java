package sdedge.search.partition.prices;

import java.util.Arrays;

/**
 * Sums over the steps from 2 on of what a task adds to weighed sides. What it adds to a step is
 * linear in its confirmed tokens, which are its prompt and what it gains in each step: so three
 * sums suffice for all tasks of a part, whenever they leave, and a fourth for their shares of what
 * is fixed. What those of a part pay of which the most is there is kept by task. Primitive arrays:
 * each line below a batch is made of them.
 */
final class StepSums {
  private static final int OF_TASK = 0;
  private static final int OF_TOKENS = 1;
  private static final int BY_STEPS_BEFORE = 2; // of tokens
  private static final int OF_SHARES = 3;

  private final double[][] all; // by step
  private final double[][][] own; // by part, the same, of a task of it beside that
  private final double[] ofMost; // by task, what is fixed of parts of which the most is there

  StepSums(int parts, int tasks, int steps) {
    ofMost = new double[tasks];
    all = new double[OF_SHARES][steps + 1];
    own = new double[parts][OF_SHARES + 1][steps + 1];
  }

  void begin() {
    Arrays.fill(ofMost, 0);
    for (double[] sums : all) {
      sums[1] = 0;
    }
    for (double[][] ofPart : own) {
      for (double[] sums : ofPart) {
        sums[1] = 0;
      }
    }
  }

  /** Adds a step, in turn; what is fixed in it, seconds. */
  double add(ChoiceLines lines, BatchWeights weights, int n) {
    double b = weights.verifierSide[n - 1];
    double verifyC = weights.verify[n - 1];
    double verifyM = b - verifyC;
    StepLine arithmetic = lines.verify.arithmetic();
    StepLine memory = lines.verify.memory();
    double task =
        b * lines.overheads.perTaskS()
            + verifyC * arithmetic.perTaskS()
            + verifyM * memory.perTaskS();
    double token = verifyC * arithmetic.perTokenS() + verifyM * memory.perTokenS();
    add(all, n, task, token);
    double fixedS =
        b * lines.overheads.fixedS() + verifyC * arithmetic.fixedS() + verifyM * memory.fixedS();
    for (int p = 0; p < lines.parts.length; p++) {
      fixedS += addPart(lines.parts[p], p, weights, n);
    }
    return fixedS;
  }

  private double addPart(PartLines part, int place, BatchWeights weights, int n) {
    double a = weights.drafts[n - 1] == place ? weights.drafterSide[n - 1] : 0;
    double b = weights.returns[n - 1] == place ? weights.verifierSide[n - 1] : 0;
    double draft = part.draftsAway() ? a : b;
    double draftC = draft == 0 ? 0 : weights.draft[n - 1];
    double draftM = draft - draftC;
    StepLine arithmetic = part.draft().arithmetic();
    StepLine memory = part.draft().memory();
    double task =
        a * part.drafterSide().perTaskS()
            + b * part.verifierSide().perTaskS()
            + draftC * arithmetic.perTaskS()
            + draftM * memory.perTaskS();
    double token = draftC * arithmetic.perTokenS() + draftM * memory.perTokenS();
    double fixedS =
        a * part.drafterSide().fixedS()
            + b * part.verifierSide().fixedS()
            + draftC * arithmetic.fixedS()
            + draftM * memory.fixedS();
    double[][] sums = own[place];
    add(sums, n, task, token);
    sums[OF_SHARES][n] = sums[OF_SHARES][n - 1];
    return addFixed(part, place, weights, n, fixedS);
  }

  /**
   * Adds what is fixed of a part in a step, beside what was added of it there.
   *
   * @return what is fixed of it whoever else is there, seconds
   */
  double addFixed(PartLines part, int place, BatchWeights weights, int n, double fixedS) {
    if (place == ChoiceLines.LONGEST || fixedS == 0) {
      return fixedS;
    }
    ActiveTasks there = weights.there.length == 0 ? null : weights.there[place];
    if (there != null && part.isFixedByMost(there, n)) {
      there.spread(n, fixedS, ofMost);
    } else {
      own[place][OF_SHARES][n] += part.fixedOf(fixedS, n);
    }
    return 0;
  }

  private static void add(double[][] sums, int n, double task, double token) {
    sums[OF_TASK][n] = sums[OF_TASK][n - 1] + task;
    sums[OF_TOKENS][n] = sums[OF_TOKENS][n - 1] + token;
    sums[BY_STEPS_BEFORE][n] = sums[BY_STEPS_BEFORE][n - 1] + token * (n - 1);
  }

  /** What a task adds until its last step, seconds. */
  double of(ChoiceLines lines, int task) {
    int last = lines.steps[task];
    double prompt = lines.prompt[task];
    double gain = lines.gain[task];
    double seconds = ofMost[task] + of(all, last, prompt, gain);
    int part = lines.part[task];
    if (part >= 0) {
      seconds += of(own[part], last, prompt, gain);
      if (part != ChoiceLines.LONGEST) {
        seconds += lines.parts[part].shares()[task] * own[part][OF_SHARES][last];
      }
    }
    return seconds;
  }

  private static double of(double[][] sums, int last, double prompt, double gain) {
    return sums[OF_TASK][last]
        + prompt * sums[OF_TOKENS][last]
        + gain * sums[BY_STEPS_BEFORE][last];
  }
}
