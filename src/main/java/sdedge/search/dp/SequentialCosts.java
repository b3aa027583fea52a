package sdedge.search.dp;

/** Costs of the {@code sequential} pipeline: sums in place of maxima. */
final class SequentialCosts implements SlotCosts {
  private static final double[][] BOTH_SIDES = {{1, 1}};

  @Override
  public boolean wraps() {
    return false;
  }

  @Override
  public double[][] weights() {
    return BOTH_SIDES;
  }

  @Override
  public double clock(double clock, BatchRow x, int xIndex, BatchRow y, int yIndex) {
    return Math.max(clock + x.firstB(xIndex), y.ready[yIndex]) + y.firstA(yIndex);
  }

  @Override
  public double opening(BatchRow f, int fIndex) {
    return f.laterA[fIndex];
  }

  @Override
  public double pair(BatchRow x, int xIndex, BatchRow y, int yIndex) {
    return y.laterA[yIndex] + x.laterB[xIndex];
  }

  @Override
  public double pairAtLeast(BatchRow x, int xIndex, BatchRow y, int yIndex) {
    return pair(x, xIndex, y, yIndex);
  }

  @Override
  public double closing(BatchRow x, int xIndex, BatchRow f, int fIndex) {
    return x.allB[xIndex];
  }

  @Override
  public double closingAtLeast(BatchRow x, int xIndex, BatchRow f, int fIndex) {
    return closing(x, xIndex, f, fIndex);
  }
}
