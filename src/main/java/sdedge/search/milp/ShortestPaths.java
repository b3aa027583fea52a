package sdedge.search.milp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;

/**
 * Shortest paths D from every position to every end over batches of length α·Σ a_n + β·Σ b_n, which
 * bound makespans from below (docs/model.md section 7, "Bounds"): α = θ and β = 1 − θ, or both 1
 * where nothing overlaps.
 */
final class ShortestPaths {
  private static final int THETAS = 16;

  private final double alpha;
  private final double beta;
  private final double[] fromStart;
  private final double[] toEnd;
  private final @Nullable BatchTimes[] last;

  /**
   * The paths for one weight.
   *
   * @param size K
   * @param batches by start, ascending
   */
  private ShortestPaths(int size, List<BatchTimes> batches, double alpha, double beta) {
    this.alpha = alpha;
    this.beta = beta;
    fromStart = new double[size + 1];
    toEnd = new double[size + 1];
    last = new BatchTimes[size + 1];
    Arrays.fill(fromStart, 1, size + 1, Double.POSITIVE_INFINITY);
    Arrays.fill(toEnd, 0, size, Double.POSITIVE_INFINITY);
    for (BatchTimes batch : batches) {
      double length = fromStart[batch.start()] + length(batch);
      if (length < fromStart[batch.end()]) {
        fromStart[batch.end()] = length;
        last[batch.end()] = batch;
      }
    }
    for (int b = batches.size() - 1; b >= 0; b--) {
      BatchTimes batch = batches.get(b);
      toEnd[batch.start()] = Math.min(toEnd[batch.start()], length(batch) + toEnd[batch.end()]);
    }
  }

  /** The paths for all weights that bound a pipeline. */
  static List<ShortestPaths> of(Pipeline pipeline, int size, List<BatchTimes> batches) {
    if (pipeline == Pipeline.SEQUENTIAL) {
      return List.of(new ShortestPaths(size, batches, 1, 1));
    }
    return IntStream.rangeClosed(0, THETAS)
        .mapToDouble(i -> (double) i / THETAS)
        .mapToObj(theta -> new ShortestPaths(size, batches, theta, 1 - theta))
        .toList();
  }

  private double length(BatchTimes batch) {
    return alpha * (batch.a(1) + batch.laterA()) + beta * batch.allB();
  }

  /** No plan with this batch is faster, seconds. */
  double through(BatchTimes batch) {
    return fromStart[batch.start()] + length(batch) + toEnd[batch.end()];
  }

  /** No plan is faster, seconds. */
  double boundS() {
    return toEnd[0];
  }

  List<BatchTimes> shortest() {
    List<BatchTimes> path = new ArrayList<>();
    BatchTimes batch = last[last.length - 1];
    while (batch != null) {
      path.add(batch);
      batch = last[batch.start()];
    }
    Collections.reverse(path);
    return path;
  }
}
