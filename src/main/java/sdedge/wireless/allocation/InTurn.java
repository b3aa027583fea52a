package sdedge.wireless.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.wireless.Share;
import sdedge.wireless.Uplink;

/**
 * One group of equal deadline after the other, each with the whole band and a common finish. No
 * allocation is faster where the first group decides and the others still have time: then the
 * weights are on the first group alone, and the large program of {@link CellSearch} is spared.
 */
final class InTurn {
  private InTurn() {}

  /**
   * The optimum of a cell if the first group decides it, else null.
   *
   * @param pathS L by position of the order
   */
  static @Nullable CellOptimum of(SharedCell cell, double[] pathS, double tolerance) {
    int[] starts = CellWindows.of(cell, List.of(pathS)).starts();
    if (starts.length < 2) {
      return null;
    }
    double[] lengths = cell.at(pathS);
    CellOptimum first = first(cell, starts[1], lengths[0], tolerance);
    List<ShareWindow> windows = new ArrayList<>(first.windows());
    double clock = windows.get(0).lengthS();
    for (int w = 1; w < starts.length; w++) {
      int from = starts[w];
      int to = w + 1 < starts.length ? starts[w + 1] : cell.size();
      List<Share> shares =
          Uplink.equalFinish(
              cell.bandwidthHz(),
              Arrays.copyOfRange(cell.bits(), from, to),
              Arrays.copyOfRange(cell.gammaHz(), from, to));
      double lengthS = shares.get(0).finishS();
      clock += lengthS;
      if (clock + lengths[from] > first.makespanS()) {
        return null;
      }
      double[] hz = shares.stream().mapToDouble(Share::bandwidthHz).toArray();
      windows.add(new ShareWindow(lengthS, 0, from, hz));
    }
    double[] weights = Arrays.copyOf(first.weights(), cell.size());
    return new CellOptimum(cell, first.makespanS(), first.boundS(), weights, windows);
  }

  /** The optimum of the first prompts alone, with the band to themselves. */
  private static CellOptimum first(SharedCell cell, int count, double pathS, double tolerance) {
    SharedCell own =
        new SharedCell(
            cell.drafter(),
            cell.bandwidthHz(),
            IntStream.range(0, count).toArray(),
            Arrays.copyOf(cell.bits(), count),
            Arrays.copyOf(cell.gammaHz(), count));
    double[] paths = new double[count];
    Arrays.fill(paths, pathS);
    Traffic alone = new Traffic(count, List.of(own), new int[0], new double[0]);
    return new CellSearch(alone, 0, paths).solve(tolerance);
  }
}
