package sdedge.search.dp;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Costs of adjacent pairs of batches, computed when first asked for and kept while memory lasts.
 *
 * <p>Threads read and fill what is kept without locks: 0 means "not yet known", so the worst that a
 * race or a true cost of 0 can do is to compute the same value again.
 */
final class PairCosts {
  private final SlotCosts costs;
  private final boolean worthKeeping;
  private final AtomicLong cellsLeft;
  // By position where the batch before starts, by its index, then by the index of the batch after.
  private final double[] @Nullable [] @Nullable [] known;

  /**
   * No pair known yet.
   *
   * @param size K
   * @param bytes how much may be kept at a time
   */
  PairCosts(int size, SlotCosts costs, long bytes) {
    this.costs = costs;
    worthKeeping = !costs.sums();
    cellsLeft = new AtomicLong(bytes / Double.BYTES);
    known = new double[size][][];
  }

  /** {@link SlotCosts#pair}, {@code y} starting where {@code x} ends. */
  double get(BatchRow x, int xIndex, BatchRow y, int yIndex) {
    double[] after = worthKeeping ? knownAfter(x, xIndex, y) : null;
    if (after == null) {
      return costs.pair(x, xIndex, y, yIndex);
    }
    double cost = after[yIndex];
    if (cost == 0) {
      cost = costs.pair(x, xIndex, y, yIndex);
      after[yIndex] = cost;
    }
    return cost;
  }

  private double @Nullable [] knownAfter(BatchRow x, int xIndex, BatchRow y) {
    double[][] byIndex = known[x.start];
    double[] after = byIndex == null ? null : byIndex[xIndex];
    return after == null && cellsLeft.get() >= y.count ? allocate(x, xIndex, y.count) : after;
  }

  private synchronized double @Nullable [] allocate(BatchRow x, int xIndex, int cells) {
    double[][] byIndex = known[x.start];
    if (byIndex == null) {
      byIndex = new double[x.count][];
      known[x.start] = byIndex;
    }
    if (byIndex[xIndex] == null && cellsLeft.get() >= cells) {
      cellsLeft.addAndGet(-cells);
      byIndex[xIndex] = new double[cells];
    }
    return byIndex[xIndex];
  }

  /** Forgets the pairs whose first batch starts at a position; nobody may be asking for them. */
  void drop(int start) {
    double[][] byIndex = known[start];
    if (byIndex != null) {
      for (double[] after : byIndex) {
        cellsLeft.addAndGet(after == null ? 0 : after.length);
      }
      known[start] = null;
    }
  }
}
