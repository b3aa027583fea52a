package sdedge.search.dp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Σ_n max(x_n, y_n) of one batch x against many batches y at once, the shorter of each pair
 * continued by zeros: a form of {@link MaxSum} that the JIT compiler vectorises.
 *
 * <p>The times of all y are stored by step, one array per step, the longest batch first, so that
 * step n concerns a prefix of the batches. Each sum adds its terms in the order of the steps, which
 * vectorised sums over steps could not, and no two arrays of the loop are indexed differently,
 * which would keep the compiler from proving that they do not overlap.
 */
final class StepRows {
  private final int[] steps; // by lane, descending
  private final double[][] times; // by step, by lane
  private final double[][] rest; // by step, by lane, Σ from this step on

  /** The batches y, each its times by step. */
  StepRows(double[][] y) {
    int[] batch = lanes(y);
    steps = Arrays.stream(batch).map(b -> y[b].length).toArray();
    int longest = steps.length == 0 ? 0 : steps[0];
    times = new double[longest][];
    rest = new double[longest + 1][];
    rest[longest] = new double[0];
    for (int n = longest - 1, lanes = 0; n >= 0; n--) {
      while (lanes < steps.length && steps[lanes] > n) {
        lanes++;
      }
      times[n] = new double[lanes];
      rest[n] = Arrays.copyOf(rest[n + 1], lanes);
      for (int lane = 0; lane < lanes; lane++) {
        times[n][lane] = y[batch[lane]][n];
        rest[n][lane] += times[n][lane];
      }
    }
  }

  /** The batches by lane: the longest first. */
  static int[] lanes(double[][] y) {
    return IntStream.range(0, y.length)
        .boxed()
        .sorted(Comparator.comparingInt((Integer b) -> y[b].length).reversed())
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * The sums, by lane, for {@code count} steps of x.
   *
   * @param restOfX by step, Σ of x from this step on; one entry more than steps
   */
  void sums(double[] x, double[] restOfX, int count, double[] sums) {
    Arrays.fill(sums, 0);
    int common = Math.min(count, times.length);
    for (int n = 0; n < common; n++) {
      addLarger(x[n], times[n], sums);
    }
    for (int lane = 0; lane < steps.length; lane++) {
      if (steps[lane] < count) {
        sums[lane] += restOfX[steps[lane]];
      } else if (steps[lane] > count) {
        sums[lane] += rest[count][lane];
      }
    }
  }

  /** Of its own, so that the compiler sees one loop with nothing around it. */
  private static void addLarger(double x, double[] times, double[] sums) {
    for (int lane = 0; lane < times.length; lane++) {
      sums[lane] += Math.max(x, times[lane]);
    }
  }
}
