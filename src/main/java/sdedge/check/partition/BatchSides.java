package sdedge.check.partition;

import java.util.Arrays;

/**
 * Both sides of a batch by step, from 1, as affine functions of which tasks are in it: the ones
 * that are largest where some are in it for some part.
 */
final class BatchSides {
  private final ChoiceCosts costs;
  private final int lead;
  private final int steps;
  private final ChoiceCosts.OfDrafter drafter;
  private final Sums all;
  private final Sums own; // of the lead's drafter
  private final double[] drafterS; // a where it was looked at
  private final double[] verifierS; // b likewise
  private final double[] fixedA; // of the functions, by step
  private final double[] perTaskA;
  private final double[] perTokenA; // confirmed before the step
  private final double[] fixedB;
  private final double[] perTaskB;
  private final double[] perTokenB;
  private PassPlanes.Plane prefill = NOTHING;
  private PassPlanes.Plane firstVerification = NOTHING;

  private static final PassPlanes.Plane NOTHING = new PassPlanes.Plane(0, 0, 0, 0);

  /** Σ over the tasks active in a step, by step. */
  private final class Sums {
    private final boolean ofOwn;
    private final double[] tasks = new double[steps + 2];
    private final double[] gained = new double[steps + 2]; // per step
    private final double[] prompts = new double[steps + 2];
    private double squares; // of prompts

    Sums(boolean ofOwn) {
      this.ofOwn = ofOwn;
    }

    void of(double[] part) {
      Arrays.fill(tasks, 0);
      Arrays.fill(gained, 0);
      Arrays.fill(prompts, 0);
      squares = 0;
      for (int k = 0; k < part.length; k++) {
        if (part[k] > 0 && (!ofOwn || isOwn(k))) {
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

    /** Σ c. */
    double confirmed(int step) {
      return prompts[step] + (step - 1) * gained[step];
    }
  }

  BatchSides(ChoiceCosts costs, int lead) {
    this.costs = costs;
    this.lead = lead;
    steps = costs.steps()[lead];
    drafter = costs.drafters().get(costs.drafterOf()[lead]);
    all = new Sums(false);
    own = new Sums(true);
    drafterS = new double[steps + 2];
    verifierS = new double[steps + 2];
    fixedA = new double[steps + 2];
    perTaskA = new double[steps + 2];
    perTokenA = new double[steps + 2];
    fixedB = new double[steps + 2];
    perTaskB = new double[steps + 2];
    perTokenB = new double[steps + 2];
  }

  private boolean isOwn(int task) {
    return costs.drafterOf()[task] == costs.drafterOf()[lead];
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

  /**
   * Looks at a batch.
   *
   * @param part by task, how much of it is in the batch; the lead is, others as admitted
   */
  void lookAt(double[] part) {
    all.of(part);
    own.of(part);
    for (int n = 1; n <= steps; n++) {
      fixedA[n] = 0;
      perTaskA[n] = 0;
      perTokenA[n] = 0;
      draft(n);
      fixedB[n] = 0;
      perTaskB[n] = 0;
      perTokenB[n] = 0;
      verify(n);
    }
  }

  private void draft(int n) {
    double seconds = 0;
    if (costs.length() > 0 || n == 1) {
      fixedA[n] += drafter.latencyS();
      perTaskA[n] += drafter.upSPerTask();
      seconds += drafter.latencyS() + drafter.upSPerTask() * own.tasks[n];
    }
    if (n == 1) {
      perTokenA[n] += drafter.upSPerPrompt();
      seconds += drafter.upSPerPrompt() * own.prompts[n];
    }
    if (n == 1 && costs.length() > 0) {
      prefill = drafter.planes().get(drafter.planes().largest(own.prompts[1], own.squares, 0));
      fixedA[n] += prefill.fixedS();
      seconds += prefill.at(own.prompts[1], own.squares, 0);
    }
    perTaskA[n] += drafter.passesS();
    seconds += drafter.passesS() * own.tasks[n];
    drafterS[n] = seconds + passes(n, n == 1 ? 2 : 1);
  }

  /**
   * Passes of one token of each task: whichever plane is the largest at both ends is so between.
   */
  private double passes(int n, int first) {
    int last = costs.length();
    double seconds = 0;
    for (int from = first; from <= last; ) {
      int largest = pass(n, from);
      PassPlanes.Plane plane = drafter.planes().get(largest);
      int to = largest == pass(n, last) ? last : from;
      int count = to - from + 1;
      double before = count * (from + to - 2) / 2.0; // Σ (i − 1)
      fixedA[n] += count * plane.fixedS();
      double perTask =
          count * plane.freshS() + before * plane.attendedS() + (before - count) * plane.cachedS();
      double perToken = count * (plane.attendedS() + plane.cachedS());
      perTaskA[n] += perTask;
      perTokenA[n] += perToken;
      seconds += count * plane.fixedS() + perTask * own.tasks[n] + perToken * own.confirmed(n);
      from = to + 1;
    }
    return seconds;
  }

  private int pass(int n, int i) {
    double tasks = own.tasks[n];
    double attended = own.confirmed(n) + (i - 1) * tasks;
    return drafter.planes().largest(tasks, attended, attended - tasks);
  }

  private void verify(int n) {
    int length = costs.length();
    double q = length + 1.0;
    double tasks = all.tasks[n];
    double fresh = n == 1 ? all.prompts[1] + length * tasks : q * tasks;
    double attended =
        n == 1
            ? all.squares + 2 * length * all.prompts[1] + length * length * tasks
            : q * (all.confirmed(n) + length * tasks);
    double cached = n == 1 ? 0 : all.confirmed(n) - tasks;
    PassPlanes verifier = costs.verifier();
    PassPlanes.Plane most = verifier.get(verifier.largest(fresh, attended, cached));
    double promptsS = n == 1 ? costs.firstVerifyS() : 0;
    double mostS = most.at(fresh, attended, cached) + promptsS + costs.verifyS() * tasks;
    fixedB[n] = most.fixedS() + promptsS;
    perTaskB[n] = costs.verifyS();
    if (n == 1) {
      firstVerification = most;
    } else {
      perTaskB[n] += (most.freshS() + most.attendedS() * length) * q - most.cachedS();
      perTokenB[n] = most.attendedS() * q + most.cachedS();
    }
    if (length > 0 || n == steps) {
      fixedB[n] += drafter.latencyS();
      mostS += drafter.latencyS() + drafter.downSPerTask() * own.tasks[n];
    }
    verifierS[n] = mostS;
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
    double[] tasksA = new double[steps + 1]; // up to a step
    double[] tokensA = new double[steps + 1];
    double[] gainedA = new double[steps + 1];
    double[] tasksB = new double[steps + 1];
    double[] tokensB = new double[steps + 1];
    double[] gainedB = new double[steps + 1];
    for (int n = 1; n <= steps; n++) {
      fixed += weightA[n] * fixedA[n] + weightB[n] * fixedB[n];
      double down = costs.length() > 0 ? weightB[n] * drafter.downSPerTask() : 0;
      double tokenA = weightA[n] * perTokenA[n];
      double tokenB = weightB[n] * perTokenB[n];
      tasksA[n] = tasksA[n - 1] + weightA[n] * perTaskA[n] + down;
      tokensA[n] = tokensA[n - 1] + tokenA;
      gainedA[n] = gainedA[n - 1] + (n - 1) * tokenA;
      tasksB[n] = tasksB[n - 1] + weightB[n] * perTaskB[n];
      tokensB[n] = tokensB[n - 1] + tokenB;
      gainedB[n] = gainedB[n - 1] + (n - 1) * tokenB;
    }
    for (int k = 0; k < perTask.length; k++) {
      if (k != lead && !admits(k)) {
        continue;
      }
      int last = costs.steps()[k];
      double prompt = costs.prompts()[k];
      double gained = costs.gained()[k];
      double first = prompt + costs.length();
      perTask[k] +=
          tasksB[last]
              + prompt * tokensB[last]
              + gained * gainedB[last]
              + weightB[1]
                  * first
                  * (firstVerification.freshS() + firstVerification.attendedS() * first);
      if (isOwn(k)) {
        perTask[k] += tasksA[last] + prompt * tokensA[last] + gained * gainedA[last];
        if (costs.length() > 0) {
          double prefillS = prompt * (prefill.freshS() + prefill.attendedS() * prompt);
          perTask[k] += weightA[1] * prefillS;
        } else if (last == steps) {
          perTask[k] += weightB[steps] * drafter.downSPerTask();
        }
      }
    }
    return fixed;
  }
}
