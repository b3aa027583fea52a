package sdedge.search.dp;

/** Costs of the {@code synchronous} pipeline: as rolling, with a barrier after every step. */
final class SynchronousCosts implements SlotCosts {
  private final RollingCosts rolling = new RollingCosts();

  @Override
  public double[][] weights() {
    return DualWeights.WEIGHTS;
  }

  @Override
  public double clock(double clock, BatchRow x, int xIndex, BatchRow y, int yIndex) {
    return rolling.clock(clock, x, xIndex, y, yIndex);
  }

  @Override
  public double pair(BatchRow x, int xIndex, BatchRow y, int yIndex) {
    return rolling.pair(x, xIndex, y, yIndex);
  }

  @Override
  public double pairAtLeast(BatchRow x, int xIndex, BatchRow y, int yIndex) {
    return rolling.pairAtLeast(x, xIndex, y, yIndex);
  }
}
