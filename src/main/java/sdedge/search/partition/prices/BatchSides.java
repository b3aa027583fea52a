package sdedge.search.partition.prices;

import java.util.Arrays;
import sdedge.search.partition.prices.ChoiceLines.StepLine;

/**
 * What the sides of a batch take at least whose tasks are there in part, and which lines are above
 * the others. By step − 1.
 */
final class BatchSides {
  final double[] drafterSide;
  final double[] verifierSide;
  private final boolean[] isDraftArithmetic;
  private final boolean[] isVerifyArithmetic;
  private final int[] drafts; // the part of the largest drafter side
  private final int[] returns; // the same of verifier sides
  private final ActiveTasks all;
  private final ActiveTasks[] ofParts;
  private boolean areLaterDraftsArithmetic;
  private boolean draftsAway;
  int steps; // of the batch

  /** Of batches of at most so many parts, tasks and steps. */
  BatchSides(int parts, int tasks, int most) {
    drafterSide = new double[most];
    verifierSide = new double[most];
    isDraftArithmetic = new boolean[most];
    isVerifyArithmetic = new boolean[most];
    drafts = new int[most];
    returns = new int[most];
    all = new ActiveTasks(tasks, most);
    ofParts = new ActiveTasks[parts];
    Arrays.setAll(ofParts, p -> new ActiveTasks(tasks, most));
  }

  /** Computes them for a batch whose longest task takes so many steps. */
  void set(ChoiceLines lines, double[] shares, int longest) {
    steps = longest;
    draftsAway = lines.draftsAway();
    count(lines, shares);
    setFirst(lines, shares);
    for (int n = 2; n <= longest; n++) {
      set(lines, n);
    }
    verifierSide[longest - 1] += lines.parts[ChoiceLines.LONGEST].lastS();
  }

  private void count(ChoiceLines lines, double[] shares) {
    all.begin(steps);
    for (int p = 0; p < lines.parts.length; p++) {
      ofParts[p].begin(steps);
    }
    for (int k = 0; k < shares.length; k++) {
      if (shares[k] > 0) {
        int part = lines.part[k];
        all.add(lines, k, shares[k], 0);
        if (part >= 0) {
          ofParts[part].add(lines, k, shares[k], lines.parts[part].shares()[k]);
        }
      }
    }
    all.end();
    for (int p = 0; p < lines.parts.length; p++) {
      ofParts[p].end();
      if (p != ChoiceLines.LONGEST) {
        ofParts[p].findMost();
      }
    }
  }

  private void setFirst(ChoiceLines lines, double[] shares) {
    double verifyC = lines.firstVerify.arithmetic().at(1, shares);
    double verifyM = lines.firstVerify.memory().at(1, shares);
    isVerifyArithmetic[0] = verifyC >= verifyM;
    verifierSide[0] = lines.firstOverheads.at(1, shares) + Math.max(verifyC, verifyM);
    drafterSide[0] = Double.NEGATIVE_INFINITY;
    double mostReturnS = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < lines.parts.length; p++) {
      PartLines.FirstStep part = lines.parts[p].first();
      double there = there(lines, p, 1);
      double prefillC = part.prefill().arithmetic().at(there, shares);
      double prefillM = part.prefill().memory().at(there, shares);
      double laterC = part.laterDrafts().arithmetic().at(there, shares);
      double laterM = part.laterDrafts().memory().at(there, shares);
      double draftS = Math.max(prefillC, prefillM) + Math.max(laterC, laterM);
      double ownS = part.drafterSide().at(there, shares) + (draftsAway ? draftS : 0);
      double returnS = part.verifierSide().at(there, shares) + (draftsAway ? 0 : draftS);
      if (ownS > drafterSide[0]) {
        drafterSide[0] = ownS;
        drafts[0] = p;
        isDraftArithmetic[0] = prefillC >= prefillM;
        areLaterDraftsArithmetic = laterC >= laterM;
      }
      if (returnS > mostReturnS) {
        mostReturnS = returnS;
        returns[0] = p;
      }
    }
    verifierSide[0] += mostReturnS;
  }

  private void set(ChoiceLines lines, int n) {
    double tasks = all.tasks(n);
    double tokens = all.tokens(n);
    double verifyC = lines.verify.arithmetic().at(tasks, tokens);
    double verifyM = lines.verify.memory().at(tasks, tokens);
    isVerifyArithmetic[n - 1] = verifyC >= verifyM;
    drafterSide[n - 1] = Double.NEGATIVE_INFINITY;
    double mostReturnS = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < lines.parts.length; p++) {
      PartLines part = lines.parts[p];
      double there = there(lines, p, n);
      double draftC = at(part.draft().arithmetic(), p, n, there);
      double draftM = at(part.draft().memory(), p, n, there);
      double draftS = Math.max(draftC, draftM);
      double ownS = at(part.drafterSide(), p, n, there) + (draftsAway ? draftS : 0);
      double returnS = at(part.verifierSide(), p, n, there) + (draftsAway ? 0 : draftS);
      if (ownS > drafterSide[n - 1]) {
        drafterSide[n - 1] = ownS;
        drafts[n - 1] = p;
        isDraftArithmetic[n - 1] = draftC >= draftM;
      }
      if (returnS > mostReturnS) {
        mostReturnS = returnS;
        returns[n - 1] = p;
      }
    }
    verifierSide[n - 1] = lines.overheads.at(tasks, 0) + Math.max(verifyC, verifyM) + mostReturnS;
  }

  /** How much of what is fixed of a part is there at least. */
  private double there(ChoiceLines lines, int part, int n) {
    return part == ChoiceLines.LONGEST ? 1 : lines.parts[part].fixedOf(ofParts[part], n);
  }

  private double at(StepLine line, int part, int n, double there) {
    return line.at(there, ofParts[part].tasks(n), ofParts[part].tokens(n));
  }

  /** Writes the weights of the lines that are above, for sides that count by so much. */
  void weigh(BatchWeights weights) {
    for (int n = 0; n < steps; n++) {
      double own = draftsAway ? weights.drafterSide[n] : weights.verifierSide[n];
      weights.drafts[n] = drafts[n];
      weights.returns[n] = returns[n];
      weights.draft[n] = isDraftArithmetic[n] ? own : 0;
      weights.verify[n] = isVerifyArithmetic[n] ? weights.verifierSide[n] : 0;
    }
    double own = draftsAway ? weights.drafterSide[0] : weights.verifierSide[0];
    weights.laterDrafts = areLaterDraftsArithmetic ? own : 0;
    weights.there = ofParts;
  }

  /** Who of some tasks, there in part, is active in each step of a batch. */
  static final class ActiveTasks {
    private static final double ALIKE = 1e-9; // shares that are distinguished

    private final double[] tasks; // by step
    private final double[] prompts;
    private final double[] gains; // tokens per step
    private final double[] shares; // of what is fixed
    private final double[] most; // of one of them
    private final int[] ofMost; // how many of them are there as much
    private final int[] members;
    private final int[] last; // steps, by member
    private final double[] there; // by member
    private int count;
    private int steps;

    /** Of batches of at most so many tasks and steps. */
    ActiveTasks(int mostTasks, int mostSteps) {
      tasks = new double[mostSteps + 1];
      prompts = new double[mostSteps + 1];
      gains = new double[mostSteps + 1];
      shares = new double[mostSteps + 1];
      most = new double[mostSteps + 1];
      ofMost = new int[mostSteps + 1];
      members = new int[mostTasks];
      last = new int[mostTasks];
      there = new double[mostTasks];
    }

    /** Nobody, of so many steps. */
    void begin(int longest) {
      steps = longest;
      Arrays.fill(tasks, 0, steps + 1, 0);
      Arrays.fill(prompts, 0, steps + 1, 0);
      Arrays.fill(gains, 0, steps + 1, 0);
      Arrays.fill(shares, 0, steps + 1, 0);
      count = 0;
    }

    void add(ChoiceLines lines, int task, double part, double share) {
      int n = lines.steps[task];
      tasks[n] += part;
      prompts[n] += part * lines.prompt[task];
      gains[n] += part * lines.gain[task];
      shares[n] += part * share;
      members[count] = task;
      last[count] = n;
      there[count++] = part;
    }

    /** Ends adding. */
    void end() {
      for (int n = steps - 1; n > 0; n--) {
        tasks[n] += tasks[n + 1];
        prompts[n] += prompts[n + 1];
        gains[n] += gains[n + 1];
        shares[n] += shares[n + 1];
      }
    }

    /** Finds of which tasks the most is there, after {@link #end}. */
    void findMost() {
      Arrays.fill(most, 0, steps + 1, 0);
      Arrays.fill(ofMost, 0, steps + 1, 0);
      for (int i = 0; i < count; i++) {
        most[last[i]] = Math.max(most[last[i]], there[i]);
      }
      for (int n = steps - 1; n > 0; n--) {
        most[n] = Math.max(most[n], most[n + 1]);
      }
      for (int i = 0; i < count; i++) {
        for (int n = last[i]; n > 0 && isMost(i, n); n--) {
          ofMost[n]++;
        }
      }
    }

    /** Whether no other member that is active in a step is there more; if so, in later ones too. */
    private boolean isMost(int member, int step) {
      return there[member] >= most[step] - ALIKE;
    }

    double tasks(int step) {
      return tasks[step];
    }

    /** Their confirmed tokens before a step. */
    double tokens(int step) {
      return prompts[step] + (step - 1) * gains[step];
    }

    double shares(int step) {
      return shares[step];
    }

    /** How much of a task is there of which the most is. */
    double most(int step) {
      return most[step];
    }

    /** Adds something to those of which so much is there, in equal parts. */
    void spread(int step, double seconds, double[] ofTasks) {
      for (int i = 0; i < count; i++) {
        if (step <= last[i] && isMost(i, step)) {
          ofTasks[members[i]] += seconds / ofMost[step];
        }
      }
    }
  }
}
