package sdedge.search.partition.prices;

/**
 * What batches of one choice take at least if both sides of all steps count in full, and passes
 * after the first read memory.
 *
 * @param sums of their tasks
 * @param fixed by steps, with the way back after the last, seconds
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record FullSteps(StepSums sums, double[] fixed) {
  /**
   * Those of a choice.
   *
   * @param ofSlowest whether drafter sides are those of the slowest part, not of the longest task
   */
  static FullSteps of(Structures structures, ChoiceLines lines, boolean ofSlowest) {
    int steps = structures.mostSteps;
    BatchWeights weights = new BatchWeights(steps);
    weights.fill(steps);
    weights.split(lines, steps, ofSlowest);
    LinearBatch batch = new LinearBatch(structures.tasks, steps);
    StepSums sums = structures.sums();
    batch.set(lines, weights, steps, sums);
    return new FullSteps(sums, batch.fixed);
  }
}
