package sdedge.search.dp;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.search.ContiguousProblem;

/**
 * Costs of adjacent pairs of batches, computed when first asked for and kept while memory lasts.
 *
 * <p>Threads share the cache without locks: 0 means "not yet known", so the worst that a race or a
 * true cost of 0 can do is to compute the same value again.
 */
final class PairCosts {
  private final SlotCosts costs;
  private final boolean worthKeeping;
  private final int lengths;
  private final int longest; // most tasks of a batch
  private final AtomicLong cellsLeft;
  private final double[] @Nullable [] @Nullable [] known; // by boundary, batch before, batch after

  PairCosts(ContiguousProblem problem, SlotCosts costs, long bytes) {
    this.costs = costs;
    worthKeeping = !(costs instanceof SequentialCosts);
    lengths = problem.choices();
    longest =
        IntStream.range(0, problem.size()).map(i -> problem.batchReach()[i] - i).max().orElse(0);
    cellsLeft = new AtomicLong(bytes / Double.BYTES);
    known = new double[problem.size()][][];
  }

  /** {@link SlotCosts#pair}, {@code y} starting where {@code x} ends. */
  double get(BatchRow x, int xIndex, BatchRow y, int yIndex) {
    double[] row = worthKeeping ? knownAfter(x, xIndex, y) : null;
    if (row == null) {
      return costs.pair(x, xIndex, y, yIndex);
    }
    double cost = row[yIndex];
    if (cost == 0) {
      cost = costs.pair(x, xIndex, y, yIndex);
      row[yIndex] = cost;
    }
    return cost;
  }

  private double @Nullable [] knownAfter(BatchRow x, int xIndex, BatchRow y) {
    double[][] before = known[y.start];
    if (before == null) {
      before = new double[Math.min(y.start, longest) * lengths][];
      known[y.start] = before;
    }
    int slot = (y.start - x.start - 1) * lengths + xIndex % lengths;
    double[] row = before[slot];
    if (row == null && cellsLeft.addAndGet(-y.count) >= 0) {
      row = new double[y.count];
      before[slot] = row;
    }
    return row;
  }

  /** Forgets the pairs that meet at a boundary. */
  void drop(int boundary) {
    double[][] before = known[boundary];
    if (before != null) {
      for (double[] row : before) {
        cellsLeft.addAndGet(row == null ? 0 : row.length);
      }
      known[boundary] = null;
    }
  }
}
