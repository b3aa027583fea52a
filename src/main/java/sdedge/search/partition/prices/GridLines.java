package sdedge.search.partition.prices;

/** The lines below all batches under the weights of a point of the grid, beside one other batch. */
final class GridLines {
  private final LinearBatch[] ofChoices; // by place among the lines of choices
  private final BatchWeights weights;
  private final StepSums sums;
  private final Structures structures;

  GridLines(Structures structures) {
    this.structures = structures;
    ofChoices = new LinearBatch[structures.lines.size()];
    for (int i = 0; i < ofChoices.length; i++) {
      ofChoices[i] = new LinearBatch(structures.tasks, structures.mostSteps);
    }
    weights = new BatchWeights(structures.mostSteps);
    sums = new StepSums(structures.mostSteps);
  }

  /**
   * Computes them.
   *
   * @param place in the sequence, 0 or 1
   * @param other steps of the other batch; 0 without one
   */
  GridLines set(GridPoint point, int place, int other) {
    for (int i = 0; i < ofChoices.length; i++) {
      ChoiceLines own = structures.lines.get(i);
      point.write(structures.slots.rollsOn(), own, place, other, structures.mostSteps, weights);
      ofChoices[i].set(own, weights, structures.mostSteps, sums);
    }
    return this;
  }

  /** The lines of a batch. */
  LinearBatch of(Lead lead) {
    return ofChoices[lead.at];
  }
}
