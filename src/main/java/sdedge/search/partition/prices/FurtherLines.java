package sdedge.search.partition.prices;

import java.util.Arrays;
import sdedge.search.partition.prices.ManyBatches.Role;
import sdedge.search.partition.prices.ManyBatches.Turn;

/**
 * The line below all batches of a cohort but the two of the most steps: each task at what it adds
 * to the batch in which it is cheapest, and what one of these batches takes however few are in it.
 * Has arrays of its own.
 */
final class FurtherLines {
  final double[] ofTasks; // seconds; of a task that can be in none, what is not to be read
  final double[] bar; // 0 of a task that can be in one; else infinite
  private final Structures structures;
  private final LinearBatch batch;
  private final BatchWeights weights;
  private final StepSums sums;
  private double fixedS;

  FurtherLines(Structures structures) {
    this.structures = structures;
    ofTasks = new double[structures.tasks];
    bar = new double[structures.tasks];
    batch = new LinearBatch(structures.tasks, structures.mostSteps);
    weights = new BatchWeights(structures.mostSteps);
    sums = structures.sums();
  }

  /** Computes it for weights as {@link ManyBatches#write} takes them. */
  FurtherLines set(ManyBatches many, Turn turn, double[] alike) {
    Arrays.fill(ofTasks, Double.POSITIVE_INFINITY);
    fixedS = Double.POSITIVE_INFINITY;
    for (ChoiceLines lines : structures.lines) {
      many.write(Role.FURTHER, turn, alike, 0, many.upTo(), weights);
      add(lines, many);
      if (turn != Turn.ALIKE) {
        weights.drafterSide[0] = 1; // before the turn
        weights.verifierSide[0] = 0;
        add(lines, many);
      }
    }
    for (int k = 0; k < bar.length; k++) {
      boolean can = ofTasks[k] < Double.POSITIVE_INFINITY;
      bar[k] = can ? 0 : Double.POSITIVE_INFINITY;
      ofTasks[k] = can ? ofTasks[k] : 0;
    }
    return this;
  }

  private void add(ChoiceLines lines, ManyBatches many) {
    int upTo = many.upTo();
    weights.split(lines, upTo, false);
    batch.set(lines, weights, upTo, sums);
    for (int n = many.above() + 1; n <= upTo; n++) {
      fixedS = Math.min(fixedS, batch.fixed[n]);
    }
    for (int k = 0; k < ofTasks.length; k++) {
      if (lines.steps[k] <= upTo) {
        ofTasks[k] = Math.min(ofTasks[k], batch.ofTasks[k]);
      }
    }
  }

  /**
   * What further batches, at least one, take beside what their tasks add and less what they are
   * worth by batch, seconds.
   */
  double fixedS(double[] byBatch) {
    return count(byBatch) * (fixedS - worthS(byBatch));
  }

  /** As many of them as take the least: one, or as many as there are tasks. */
  int count(double[] byBatch) {
    return fixedS < worthS(byBatch) ? structures.tasks : 1;
  }

  /** What one of them is worth at most, seconds. */
  double worthS(double[] byBatch) {
    int longest = longest(byBatch);
    return longest < 0 ? 0 : byBatch[longest];
  }

  /** The task that may be in one and is worth the most by batch; -1 if none may. */
  int longest(double[] byBatch) {
    int longest = -1;
    for (int k = 0; k < bar.length; k++) {
      longest = bar[k] == 0 && (longest < 0 || byBatch[k] > byBatch[longest]) ? k : longest;
    }
    return longest;
  }
}
