package sdedge.search.partition.prices;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import sdedge.control.HeapShare;

/**
 * The lines below batches of pairs by the points of a grid. They depend on no prices, so they are
 * kept while there is memory. May be asked by several threads at once.
 */
final class PairLines implements AutoCloseable {
  final List<GridPoint> grid;
  private final Structures structures;
  private final Map<Integer, GridLines[][]> known = new ConcurrentHashMap<>(); // by steps
  private final HeapShare memory = new HeapShare();
  private final double bytes; // of the lines beside a batch

  PairLines(Structures structures, List<GridPoint> grid) {
    this.structures = structures;
    this.grid = grid;
    bytes = GridLines.bytes(structures, 2 * grid.size());
  }

  /**
   * The lines of batches by point and place in the sequence.
   *
   * @param other steps of the batch beside them
   */
  GridLines[][] beside(int other) {
    GridLines[][] lines = known.get(other);
    if (lines == null) {
      lines = new GridLines[grid.size()][2];
      for (int g = 0; g < lines.length; g++) {
        for (int place = 0; place < 2; place++) {
          lines[g][place] = GridLines.of(structures, grid.get(g), place, other);
        }
      }
      if (memory.takeUpTo(bytes) >= bytes) {
        known.put(other, lines);
      }
    }
    return lines;
  }

  @Override
  public void close() {
    memory.release();
  }
}
