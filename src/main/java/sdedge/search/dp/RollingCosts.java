package sdedge.search.dp;

/**
 * Costs of the {@code rolling} pipeline: the last batch of a cohort overlaps with the first one.
 */
final class RollingCosts extends SynchronousCosts {
  @Override
  public boolean wraps() {
    return true;
  }

  @Override
  public double opening(BatchRow f, int fIndex) {
    return 0;
  }

  @Override
  public double closing(BatchRow x, int xIndex, BatchRow f, int fIndex) {
    if (x == f && xIndex == fIndex) {
      return f.allB[fIndex] + f.laterA[fIndex]; // a batch cannot overlap itself
    }
    return slots(x, xIndex, 0, f, fIndex);
  }
}
