package sdedge.search.partition.prices;

import java.util.Arrays;
import sdedge.search.partition.prices.LinearBatch.StepSums;
import sdedge.search.partition.prices.ManyBatches.Role;
import sdedge.search.partition.prices.ManyBatches.Turn;
import sdedge.search.partition.prices.PricingOracle.CohortPrices;

/**
 * The lines below all batches of a cohort but the two of the most steps: each task at what it adds
 * to the batch in which it is cheapest, and what these batches take however few are in them, less
 * what they are worth by batch: once, or by shares of their tasks.
 */
final class FurtherLines {
  final double[] bar; // 0 of a task that can be in one; else infinite
  final double[] prices; // of tasks, and by how much they raise that by cohort beyond the dearest
  int dearest; // of the tasks that can be in one, that of the largest price by cohort
  double byCohort; // its price by cohort
  private final double[] byBatch; // prices
  private final Line chargedOnce;
  private final Line chargedByShare;
  private boolean hasNegativeCost; // of a further batch, the third one or another, less its worth

  /** What they are computed with under some prices; for one thread. */
  static final class Work {
    private final Structures structures;
    private final CohortPrices all;
    private final double[] sizes; // by task, those of a batch are 1 at most
    private final LinearBatch batch;
    private final BatchWeights weights;
    private final StepSums sums;
    private final double[] least; // by steps, what batches of as many or more take

    Work(Structures structures, CohortPrices all) {
      this.structures = structures;
      this.all = all;
      sizes = structures.rooms.sharesOfBatches(structures.tasks);
      batch = new LinearBatch(structures.tasks, structures.mostSteps);
      weights = new BatchWeights(structures.mostSteps);
      sums = structures.sums();
      least = new double[structures.mostSteps + 2];
    }
  }

  /** One of them. */
  private static final class Line {
    final double[] ofTasks; // seconds; of a task that can be in none, what is not to be read
    final double[] times; // by task, how many batches are paid for by it
    final int[] payer; // by task, whose rows these meet
    double fixedS;
    int longest; // the task whose rows the one batch meets that is fixed; −1 if none is

    Line(int tasks) {
      ofTasks = new double[tasks];
      times = new double[tasks];
      payer = new int[tasks];
    }

    void begin(double startS) {
      Arrays.fill(ofTasks, Double.POSITIVE_INFINITY);
      fixedS = startS;
      longest = -1;
    }
  }

  /** Those for weights as {@link ManyBatches#write} takes them. */
  FurtherLines(Work work, ManyBatches many, Turn turn, double[] alike) {
    byBatch = work.all.byBatch();
    bar = new double[byBatch.length];
    prices = new double[byBatch.length];
    chargedOnce = new Line(byBatch.length);
    chargedByShare = new Line(byBatch.length);
    chargedOnce.begin(Double.POSITIVE_INFINITY);
    chargedByShare.begin(0);
    add(work, many, turn, alike, false);
    if (hasNegativeCost) {
      add(work, many, turn, alike, true);
    }
    for (int k = 0; k < bar.length; k++) {
      boolean can = chargedOnce.ofTasks[k] < Double.POSITIVE_INFINITY;
      bar[k] = can ? 0 : Double.POSITIVE_INFINITY;
      chargedOnce.ofTasks[k] = can ? chargedOnce.ofTasks[k] : 0;
      chargedByShare.ofTasks[k] = can ? chargedByShare.ofTasks[k] : 0;
    }
    price(work.all);
  }

  /** A cohort is charged for the rows of all that can be in them, once. */
  private void price(CohortPrices all) {
    byCohort = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < bar.length; k++) {
      if (bar[k] == 0 && all.byCohort()[k] > byCohort) {
        dearest = k;
        byCohort = all.byCohort()[k];
      }
    }
    Arrays.setAll(prices, k -> all.ofTasks()[k] + Math.max(0, all.byCohort()[k] - byCohort));
  }

  private void add(Work work, ManyBatches many, Turn turn, double[] alike, boolean byShares) {
    BatchWeights weights = work.weights;
    for (ChoiceLines lines : work.structures.lines) {
      many.write(Role.FURTHER, turn, alike, 0, many.upTo(), weights);
      add(work, lines, many, byShares);
      if (turn != Turn.ALIKE) {
        weights.drafterSide[0] = 1; // before the turn
        weights.verifierSide[0] = 0;
        add(work, lines, many, byShares);
      }
    }
  }

  private void add(Work work, ChoiceLines lines, ManyBatches many, boolean byShares) {
    int upTo = many.upTo();
    LinearBatch batch = work.batch;
    double[] least = work.least;
    work.weights.split(lines, upTo, false);
    batch.set(lines, work.weights, upTo, work.sums);
    least[upTo + 1] = Double.POSITIVE_INFINITY;
    for (int n = upTo; n >= 1; n--) {
      least[n] = Math.min(batch.fixed[n], least[n + 1]);
    }
    int third = fewestSteps(lines, many.above(), upTo);
    for (int k = 0; k < bar.length; k++) {
      if (lines.steps[k] <= upTo) {
        double fixedS = least[Math.max(third, lines.steps[k])] - byBatch[k];
        hasNegativeCost |= least[lines.steps[k]] < byBatch[k];
        if (third <= upTo && fixedS < chargedOnce.fixedS) {
          chargedOnce.fixedS = fixedS;
          chargedOnce.longest = k;
        }
        chargedOnce.ofTasks[k] = Math.min(chargedOnce.ofTasks[k], batch.ofTasks[k]);
        if (byShares) {
          addShared(work, lines, k, upTo);
        }
      }
    }
  }

  /** The fewest steps of a longest task above some, beyond {@code upTo} if there is none. */
  private static int fewestSteps(ChoiceLines lines, int above, int upTo) {
    int fewest = upTo + 1;
    for (int k = 0; k < lines.steps.length; k++) {
      if (lines.isOwn(k) && lines.steps[k] > above) {
        fewest = Math.min(fewest, lines.steps[k]);
      }
    }
    return fewest;
  }

  /** What a task adds with its share of the least that a batch with it takes beside its worth. */
  private void addShared(Work work, ChoiceLines lines, int task, int upTo) {
    double leastS = Double.POSITIVE_INFINITY;
    int payer = task;
    for (int m = 0; m < bar.length; m++) {
      if (lines.steps[m] <= upTo && byBatch[m] >= byBatch[task]) {
        double batchS = work.least[Math.max(lines.steps[task], lines.steps[m])] - byBatch[m];
        if (batchS < leastS) {
          leastS = batchS;
          payer = m;
        }
      }
    }
    double times = leastS < 0 ? 1 : work.sizes[task];
    double seconds = work.batch.ofTasks[task] + times * leastS;
    if (seconds < chargedByShare.ofTasks[task]) {
      chargedByShare.ofTasks[task] = seconds;
      chargedByShare.times[task] = times;
      chargedByShare.payer[task] = payer;
    }
  }

  /** What tasks add, seconds; not to be changed. */
  double[] ofTasks() {
    return line().ofTasks;
  }

  /** What is there whoever is in further batches, at least one of them, seconds. */
  double fixedS() {
    return line().fixedS;
  }

  /** Once, unless a batch is worth more than what it takes: as many then would be best. */
  private Line line() {
    return hasNegativeCost ? chargedByShare : chargedOnce;
  }

  /**
   * How many of these batches meet the rows of a task, by task.
   *
   * @param there by task, in part
   */
  double[] met(double[] there) {
    Line line = line();
    double[] met = new double[there.length];
    if (line == chargedOnce) {
      met[chargedOnce.longest] = 1;
      return met;
    }
    for (int k = 0; k < there.length; k++) {
      met[line.payer[k]] += there[k] * line.times[k];
    }
    return met;
  }

  /** What they are worth by that, seconds. */
  double worthS(double[] met) {
    double worthS = 0;
    for (int k = 0; k < met.length; k++) {
      worthS += met[k] * byBatch[k];
    }
    return worthS;
  }
}
