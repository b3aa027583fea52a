package sdedge.search.dp;

/** Costs of the {@code sequential} pipeline: sums in place of maxima. */
final class SequentialCosts implements SlotCosts {
  private static final double[][] BOTH_SIDES = {{1, 1}};

  @Override
  public double[][] weights() {
    return BOTH_SIDES;
  }

  @Override
  public double clock(double clock, BatchRow x, int xIndex, BatchRow y, int yIndex) {
    return Math.max(clock + x.firstB(xIndex), y.ready[yIndex]) + y.firstA(yIndex);
  }

  @Override
  public double pair(BatchRow x, int xIndex, BatchRow y, int yIndex) {
    return y.laterA[yIndex] + x.laterB[xIndex];
  }
}
