package sdedge.wireless.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  static @Nullable CellOptimum of(Cell cell, double[] pathS, double tolerance) {
    int[] starts = CellWindows.of(cell, List.of(pathS)).starts();
    double[] lengths = cell.at(pathS);
    if (starts.length < 2) {
      return null;
    }
    CellOptimum first = group(cell, 0, starts[1], lengths[0], tolerance);
    List<ShareWindow> windows = new ArrayList<>();
    double clock = 0;
    for (int w = 0; w < starts.length; w++) {
      int from = starts[w];
      int to = w + 1 < starts.length ? starts[w + 1] : cell.size();
      CellOptimum group = w == 0 ? first : group(cell, from, to, 0, tolerance);
      ShareWindow own = group.windows().get(0);
      clock += own.endS();
      if (clock + lengths[from] > first.makespanS()) {
        return null;
      }
      double[] shares = new double[cell.size()];
      System.arraycopy(own.sharesHz(), 0, shares, from, to - from);
      windows.add(new ShareWindow(clock, w == 0 ? own.savedPerHz() : 0, shares));
    }
    double[] weights = Arrays.copyOf(first.weights(), cell.size());
    return new CellOptimum(cell, first.makespanS(), first.boundS(), weights, windows);
  }

  private static CellOptimum group(Cell cell, int from, int to, double pathS, double tolerance) {
    double[] bits = Arrays.copyOfRange(cell.bits(), from, to);
    double[] gamma = Arrays.copyOfRange(cell.gammaHz(), from, to);
    int[] positions = new int[to - from];
    Arrays.setAll(positions, k -> k);
    Cell own = new Cell(cell.drafter(), cell.bandwidthHz(), positions, bits, gamma);
    double[] paths = new double[to - from];
    Arrays.fill(paths, pathS);
    Traffic alone = new Traffic(to - from, List.of(own), new int[0], new double[0]);
    return new CellSearch(alone, 0, paths).solve(tolerance);
  }
}
