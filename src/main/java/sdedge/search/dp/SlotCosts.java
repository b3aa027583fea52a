package sdedge.search.dp;

import sdedge.instance.Pipeline;

/**
 * What a slot pipeline charges for batches and adjacent pairs of batches (docs/model.md section 7,
 * "Exactness"). A cohort costs its step-1 clock, plus {@link #opening} of its first batch, plus
 * {@link #pair} of all adjacent batches, plus {@link #closing} of its last and first batch. Unless
 * a pipeline says otherwise, the last batch overlaps with none and the first one waits for all.
 */
interface SlotCosts {

  static SlotCosts of(Pipeline pipeline) {
    return switch (pipeline) {
      case ROLLING -> new RollingCosts();
      case SYNCHRONOUS -> new SynchronousCosts();
      case SEQUENTIAL -> new SequentialCosts();
      case ASYNCHRONOUS, CONTINUOUS ->
          throw new IllegalArgumentException(pipeline + " has no slots");
    };
  }

  /** Whether {@link #closing} depends on the first batch. */
  default boolean wraps() {
    return false;
  }

  /** Weights (a, b) such that Σ weight·stage times bound the makespan from below. */
  double[][] weights();

  /** Step-1 clock after the drafter side of {@code y}, {@code clock} being that of {@code x}. */
  double clock(double clock, BatchRow x, int xIndex, BatchRow y, int yIndex);

  /** What the first batch of a cohort adds beyond its step-1 clock. */
  default double opening(BatchRow f, int fIndex) {
    return f.laterA[fIndex];
  }

  /** What the slots of steps n ≥ 2 between adjacent batches cost. */
  double pair(BatchRow x, int xIndex, BatchRow y, int yIndex);

  /** What the last slots of all steps cost, {@code x} being the last and {@code f} the first. */
  default double closing(BatchRow x, int xIndex, BatchRow f, int fIndex) {
    return x.allB[xIndex];
  }
}
