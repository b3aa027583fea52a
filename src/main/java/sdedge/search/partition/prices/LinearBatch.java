package sdedge.search.partition.prices;

import java.util.Arrays;
import sdedge.search.partition.prices.BatchSides.ActiveTasks;
import sdedge.search.partition.prices.ChoiceLines.FirstLine;
import sdedge.search.partition.prices.ChoiceLines.Larger;
import sdedge.search.partition.prices.ChoiceLines.StepLine;

/**
 * A line below what a batch adds to its cohort: a sum of parts of its sides, in who is in it.
 * Computed for batches of all numbers of steps at once.
 */
final class LinearBatch {
  final double[] ofTasks; // by task, seconds; of one with more steps than were weighed, nothing
  final double[] fixed; // by steps of the longest task

  /** A line that is not computed yet. */
  LinearBatch(int tasks, int steps) {
    ofTasks = new double[tasks];
    fixed = new double[steps + 1];
  }

  /** Computes it for batches of up to so many steps. */
  void set(ChoiceLines lines, BatchWeights weights, int steps, StepSums sums) {
    double lastS = lines.parts[ChoiceLines.LONGEST].lastS();
    sums.begin();
    double fixedS = ofFirst(lines, weights, sums);
    fixed[1] = fixedS + weights.verifierSide[0] * lastS;
    for (int n = 2; n <= steps; n++) {
      fixedS += sums.add(lines, weights, n);
      fixed[n] = fixedS + weights.verifierSide[n - 1] * lastS;
    }
    for (int k = 0; k < ofTasks.length; k++) {
      if (lines.steps[k] <= steps) {
        ofTasks[k] += sums.of(lines, k);
      }
    }
  }

  private double ofFirst(ChoiceLines lines, BatchWeights weights, StepSums sums) {
    double b = weights.verifierSide[0];
    Arrays.fill(ofTasks, 0);
    double fixedS = add(b, lines.firstOverheads) + add(weights.verify[0], b, lines.firstVerify);
    PartLines returns = lines.parts[weights.returns[0]];
    PartLines drafts = lines.parts[weights.drafts[0]];
    double a = weights.drafterSide[0];
    double draftsS = add(a, drafts.first().drafterSide());
    double returnsS = add(b, returns.first().verifierSide());
    if (drafts.draftsAway()) {
      draftsS += passes(weights, a, drafts);
    } else {
      returnsS += passes(weights, b, returns);
    }
    return fixedS
        + sums.addFixed(drafts, weights.drafts[0], weights, 1, draftsS)
        + sums.addFixed(returns, weights.returns[0], weights, 1, returnsS);
  }

  private double passes(BatchWeights weights, double all, PartLines own) {
    return add(weights.draft[0], all, own.first().prefill())
        + add(weights.laterDrafts, all, own.first().laterDrafts());
  }

  /** Adds a line as often as it counts; what is fixed of it, seconds. */
  private double add(double by, FirstLine line) {
    for (int k = 0; by != 0 && k < ofTasks.length; k++) {
      ofTasks[k] += by * line.ofTasks()[k];
    }
    return by * line.fixedS();
  }

  private double add(double arithmetic, double all, Larger<FirstLine> lines) {
    return add(arithmetic, lines.arithmetic()) + add(all - arithmetic, lines.memory());
  }

  /**
   * Sums over the steps from 2 on of what a task adds to weighed sides. What it adds to a step is
   * linear in its confirmed tokens, which are its prompt and what it gains in each step: so three
   * sums suffice for all tasks of a part, whenever they leave, and a fourth for their shares of
   * what is fixed. What those of a part pay of which the most is there is kept by task. Primitive
   * arrays: each line below a batch is made of them.
   */
  static final class StepSums {
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
}
