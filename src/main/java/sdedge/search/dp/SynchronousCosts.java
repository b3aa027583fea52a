package sdedge.search.dp;

/** Costs of the {@code synchronous} pipeline, which has a barrier after every step. */
class SynchronousCosts implements SlotCosts {
  private static final double ROUNDING = 1e-12;

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

  @Override
  public double pairAtLeast(BatchRow x, int xIndex, BatchRow y, int yIndex) {
    return atLeast(x, xIndex, x.laterB[xIndex], 1, y, yIndex);
  }

  static double atLeast(
      BatchRow x, int xIndex, double verifierS, int skipped, BatchRow y, int yIndex) {
    double drafterS = y.laterA[yIndex];
    OverlapBound drafted = y.overlaps;
    OverlapBound verified = x.overlaps;
    if (drafted == null || verified == null) {
      return Math.max(drafterS, verifierS) * (1 - ROUNDING);
    }
    double overlapS = drafted.of(yIndex, verified, xIndex, skipped);
    return (drafterS + verifierS) * (1 - ROUNDING) - overlapS;
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
