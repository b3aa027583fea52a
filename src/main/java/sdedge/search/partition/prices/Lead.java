package sdedge.search.partition.prices;

import java.util.Arrays;
import sdedge.search.partition.prices.PricingOracle.CohortPrices;

/**
 * The longest task of a batch with its choice; of several, the first. Arrays by task, primitive for
 * the inner loops.
 */
final class Lead {
  final ChoiceLines lines;
  final int at; // the place of the lines among all
  final int task;
  final int steps;
  final double price; // beside that by cohort
  final double byCohort;
  final double[] bar; // of a task in the batch beside what it takes: less its price by batch, or ∞
  final double[]
      prices; // of a task in the cohort: its own, and by how much it raises that by cohort

  Lead(Structures structures, int at, int task, CohortPrices all) {
    this.at = at;
    lines = structures.lines.get(at);
    this.task = task;
    steps = lines.steps[task];
    price = all.ofTasks()[task] + all.byBatch()[task];
    byCohort = all.byCohort()[task];
    bar = new double[lines.steps.length];
    prices = new double[bar.length];
    Arrays.fill(bar, Double.POSITIVE_INFINITY);
    for (int k = 0; k < bar.length; k++) {
      prices[k] = all.ofTasks()[k] + Math.max(0, all.byCohort()[k] - byCohort);
      if (lines.steps[k] < steps || (lines.steps[k] == steps && k > task)) {
        bar[k] = -Math.max(0, all.byBatch()[k] - all.byBatch()[task]);
      }
    }
  }

  /** A place among all leads. */
  int place() {
    return at * bar.length + task;
  }
}
