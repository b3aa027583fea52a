package sdedge.search.dp;

/** Costs of the {@code rolling} pipeline. */
final class RollingCosts implements SlotCosts {
  @Override
  public boolean wraps() {
    return true;
  }

  @Override
  public double[][] weights() {
    return Thetas.WEIGHTS;
  }

  @Override
  public double clock(double clock, BatchRow x, int xIndex, BatchRow y, int yIndex) {
    double drafted = Math.max(clock, y.ready[yIndex]) + y.firstA(yIndex);
    return Math.max(drafted, clock + x.firstB(xIndex));
  }

  @Override
  public double opening(BatchRow f, int fIndex) {
    return 0;
  }

  @Override
  public double pair(BatchRow x, int xIndex, BatchRow y, int yIndex) {
    return MaxSum.of(
        y.a,
        y.offset[yIndex] + 1,
        y.steps(yIndex) - 1,
        x.b,
        x.offset[xIndex] + 1,
        x.steps(xIndex) - 1);
  }

  @Override
  public double closing(BatchRow x, int xIndex, BatchRow f, int fIndex) {
    if (x == f && xIndex == fIndex) {
      return f.allB[fIndex] + f.laterA[fIndex]; // a batch cannot overlap itself
    }
    return MaxSum.of(
        f.a, f.offset[fIndex] + 1, f.steps(fIndex) - 1, x.b, x.offset[xIndex], x.steps(xIndex));
  }
}
