package sdedge.search.dp;

import java.util.Arrays;
import sdedge.instance.Pipeline;
import sdedge.search.problem.ContiguousProblem;

/**
 * What a slot pipeline charges for batches and adjacent pairs of batches (docs/model.md section 7,
 * "Exactness"). A cohort costs its step-1 clock, plus {@link #opening} of its first batch, plus
 * {@link #pair} of all adjacent batches, plus {@link #closing} of its last and first batch. Under
 * {@code rolling} the last batch overlaps with the first one; else it overlaps with none, and the
 * first one waits for all. Under {@code sequential} slots are sums in place of maxima.
 *
 * @param wraps whether {@link #closing} depends on the first batch
 * @param sums whether slots are sums of both sides, not their maximum
 */
record SlotCosts(boolean wraps, boolean sums) {
  private static final double[][] BOTH_SIDES = {{1, 1}};

  /** The θ of the bound max(a, b) ≥ θ·a + (1 − θ)·b that are tried; each gives a valid bound. */
  private static final double[][] WEIGHTS = weights(0.5, 0.25, 0.75, 0, 1, 0.375, 0.625);

  /** Where some modes take no time of the drafter's and others little of the verifier's. */
  private static final double[][] OF_MODES = weights(0.5, 0.25, 0.75, 0, 1, 0.375, 0.1);

  static SlotCosts of(Pipeline pipeline) {
    if (!pipeline.hasSlots()) {
      throw new IllegalArgumentException(pipeline + " has no slots");
    }
    return new SlotCosts(pipeline == Pipeline.ROLLING, pipeline == Pipeline.SEQUENTIAL);
  }

  private static double[][] weights(double... tried) {
    return Arrays.stream(tried)
        .mapToObj(theta -> new double[] {theta, 1 - theta})
        .toArray(double[][]::new);
  }

  /** Weights (a, b) such that Σ weight·stage times bound the makespan from below. */
  double[][] weights() {
    return sums ? BOTH_SIDES : WEIGHTS;
  }

  /** Such weights for the batches of a problem: others where they choose among modes. */
  double[][] weights(ContiguousProblem problem) {
    return sums || problem.set().isPlain() ? weights() : OF_MODES;
  }

  /** The slot of step 1 in which one batch is verified and another drafted, seconds. */
  double slot(double verifyS, double draftS) {
    return sums ? verifyS + draftS : Math.max(verifyS, draftS);
  }

  /** Step-1 clock after the drafter side of {@code y}, {@code clock} being that of {@code x}. */
  double clock(double clock, BatchRow x, int xIndex, BatchRow y, int yIndex) {
    double verified = clock + x.firstB(xIndex);
    return sums
        ? Math.max(verified, y.ready[yIndex]) + y.firstA(yIndex)
        : Math.max(Math.max(clock, y.ready[yIndex]) + y.firstA(yIndex), verified);
  }

  /** What the first batch of a cohort adds beyond its step-1 clock. */
  double opening(BatchRow f, int fIndex) {
    return wraps ? 0 : f.laterA[fIndex];
  }

  /** What the slots of steps n ≥ 2 between adjacent batches cost. */
  double pair(BatchRow x, int xIndex, BatchRow y, int yIndex) {
    return sums ? y.laterA[yIndex] + x.laterB[xIndex] : slots(x, xIndex, 1, y, yIndex);
  }

  /** What the last slots of all steps cost, {@code x} being the last and {@code f} the first. */
  double closing(BatchRow x, int xIndex, BatchRow f, int fIndex) {
    if (!wraps) {
      return x.allB[xIndex];
    }
    return x == f && xIndex == fIndex
        ? f.allB[fIndex] + f.laterA[fIndex] // a batch cannot overlap itself
        : slots(x, xIndex, 0, f, fIndex);
  }

  /** Slots of the drafter side of y from step 2 on and the verifier side of x after some steps. */
  private static double slots(BatchRow x, int xIndex, int skipped, BatchRow y, int yIndex) {
    int fromA = y.offset[yIndex] + 1;
    int countA = y.steps(yIndex) - 1;
    int fromB = x.offset[xIndex] + skipped;
    int countB = x.steps(xIndex) - skipped;
    double[] chanceA = y.chanceA;
    double[] chanceB = x.chanceB;
    return chanceA == null || chanceB == null
        ? MaxSum.of(y.a, fromA, countA, x.b, fromB, countB)
        : MaxSum.ofMeans(y.a, chanceA, fromA, countA, x.b, chanceB, fromB, countB);
  }
}
