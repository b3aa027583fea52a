package sdedge.search.partition.prices;

import java.util.Arrays;

/** The lines below all batches under the weights of a point of the grid, beside one other batch. */
final class GridLines {
  private static final double HARDLY = 1e-6; // of what is fixed

  private final double[][] ofTasks; // by place among the lines of choices, task
  private final double[][] ofLeads; // what is fixed, by place, longest task

  private GridLines(int choices, int tasks) {
    ofTasks = new double[choices][tasks];
    ofLeads = new double[choices][tasks];
  }

  /**
   * Computes them.
   *
   * @param place in the sequence, 0 or 1
   * @param other steps of the other batch; 0 without one
   */
  static GridLines of(Structures structures, GridPoint point, int place, int other) {
    int steps = structures.mostSteps;
    GridLines all = new GridLines(structures.lines.size(), structures.tasks);
    LinearBatch batch = new LinearBatch(structures.tasks, steps);
    BatchWeights weights = new BatchWeights(steps);
    StepSums sums = structures.sums();
    for (int i = 0; i < all.ofTasks.length; i++) {
      ChoiceLines own = structures.lines.get(i);
      point.write(structures.slots.rollsOn(), own, place, other, steps, weights);
      batch.set(own, weights, steps, sums);
      all.ofTasks[i] = batch.ofTasks.clone();
      Arrays.setAll(
          all.ofLeads[i], k -> own.steps[k] == ChoiceLines.NONE ? 0 : batch.fixed[own.steps[k]]);
    }
    return all;
  }

  /** What the tasks of a batch add, seconds; not to be changed. */
  double[] ofTasks(Lead lead) {
    return ofTasks[lead.at];
  }

  /** What is fixed of a batch, seconds. */
  double fixedS(Lead lead) {
    return ofLeads[lead.at][lead.task];
  }

  /** Whether what any batch takes hardly depends on who else is in it. */
  boolean areConstant() {
    double leastS =
        Arrays.stream(ofLeads).flatMapToDouble(Arrays::stream).filter(s -> s > 0).min().orElse(0);
    return Arrays.stream(ofTasks).allMatch(own -> Arrays.stream(own).sum() <= HARDLY * leastS);
  }

  /** Bytes of some of them, nearly. */
  static double bytes(Structures structures, int count) {
    return 2.0 * Double.BYTES * structures.lines.size() * structures.tasks * count;
  }
}
