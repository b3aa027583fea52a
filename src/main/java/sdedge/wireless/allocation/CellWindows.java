package sdedge.wireless.allocation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Between which deadlines the prompts of a cell may be sent, for one or more plans (docs/model.md
 * section 5). A deadline is the makespan less the path length L of the prompt's batch; window 0
 * ends with the first, window w between two of them, of length L − L' whatever the makespan.
 *
 * @param starts by window, the first prompt that may use it; those before are due already
 * @param last by prompt, the last window it may use
 * @param first by plan, L of the first prompt, seconds
 * @param lengths by plan, window, seconds; 0 for window 0
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, never changed
record CellWindows(int[] starts, int[] last, double[] first, double[][] lengths) {
  /** Deadlines closer than this, relative to L, are one. */
  private static final double SAME = 1e-13;

  /**
   * The windows of plans.
   *
   * @param plans by plan, L by position
   */
  static CellWindows of(SharedCell cell, List<double[]> plans) {
    List<double[]> lengths = plans.stream().map(cell::at).toList();
    int[] starts =
        IntStream.range(0, cell.size())
            .filter(k -> k == 0 || lengths.stream().anyMatch(l -> drop(l, k) > SAME * l[0]))
            .toArray();
    int[] last = new int[cell.size()];
    for (int k = 0, w = -1; k < last.length; k++) {
      w += w + 1 < starts.length && starts[w + 1] == k ? 1 : 0;
      last[k] = w;
    }
    return new CellWindows(
        starts,
        last,
        lengths.stream().mapToDouble(l -> l[0]).toArray(),
        lengths.stream()
            .map(l -> Arrays.stream(starts).mapToDouble(k -> k == 0 ? 0 : drop(l, k)).toArray())
            .toArray(double[][]::new));
  }

  private static double drop(double[] pathS, int k) {
    return Math.max(0, pathS[k - 1] - pathS[k]);
  }

  int count() {
    return starts.length;
  }
}
