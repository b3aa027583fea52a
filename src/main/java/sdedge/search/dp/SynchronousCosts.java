package sdedge.search.dp;

/** Costs of the {@code synchronous} pipeline: as rolling, with a barrier after every step. */
final class SynchronousCosts implements SlotCosts {
  private final RollingCosts rolling = new RollingCosts();

  @Override
  public boolean wraps() {
    return false;
  }

  @Override
  public double[][] weights() {
    return DualWeights.WEIGHTS;
  }

  @Override
  public double clock(double clock, BatchRow x, int xIndex, BatchRow y, int yIndex) {
    return rolling.clock(clock, x, xIndex, y, yIndex);
  }

  @Override
  public double opening(BatchRow f, int fIndex) {
    return f.laterA[fIndex];
  }

  @Override
  public double pair(BatchRow x, int xIndex, BatchRow y, int yIndex) {
    return rolling.pair(x, xIndex, y, yIndex);
  }

  @Override
  public double pairAtLeast(BatchRow x, int xIndex, BatchRow y, int yIndex) {
    return rolling.pairAtLeast(x, xIndex, y, yIndex);
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
