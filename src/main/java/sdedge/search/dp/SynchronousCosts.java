package sdedge.search.dp;

/** Costs of the {@code synchronous} pipeline, which has a barrier after every step. */
class SynchronousCosts implements SlotCosts {
  @Override
  public double[][] weights() {
    return DualWeights.WEIGHTS;
  }

  @Override
  public double clock(double clock, BatchRow x, int xIndex, BatchRow y, int yIndex) {
    double drafted = Math.max(clock, y.ready[yIndex]) + y.firstA(yIndex);
    return Math.max(drafted, clock + x.firstB(xIndex));
  }

  @Override
  public double pair(BatchRow x, int xIndex, BatchRow y, int yIndex) {
    return slots(x, xIndex, 1, y, yIndex);
  }

  /** Slots of the drafter side of y from step 2 on and the verifier side of x after some steps. */
  static double slots(BatchRow x, int xIndex, int skipped, BatchRow y, int yIndex) {
    int fromA = y.offset[yIndex] + 1;
    int countA = y.steps(yIndex) - 1;
    int fromB = x.offset[xIndex] + skipped;
    int countB = x.steps(xIndex) - skipped;
    double[] chanceA = y.chanceA;
    double[] chanceB = x.chanceB;
    return chanceA == null || chanceB == null
        ? MaxSum.of(y.a, fromA, countA, x.b, fromB, countB)
        : MeanMaxSum.of(y.a, chanceA, fromA, countA, x.b, chanceB, fromB, countB);
  }
}
