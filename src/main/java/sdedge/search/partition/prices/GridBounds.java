package sdedge.search.partition.prices;

import java.util.Arrays;
import sdedge.search.partition.prices.Swept.Open;

/**
 * The bounds of structures, in rows and columns, by the best of some points of a grid. A structure
 * is left as soon as its bound is high enough.
 */
final class GridBounds {
  private final double[][] values; // seconds beyond the prices
  private final int[][] points; // the best
  private final double enoughS;

  /** The bound of a structure at a point, seconds. */
  interface Bound {
    double atS(int row, int column);
  }

  /** A structure whose bound is not high enough, with its best one. */
  interface Opened {
    Open of(int row, int column, int point, double beyondS);
  }

  GridBounds(int rows, int columns, double enoughS) {
    values = new double[rows][columns];
    points = new int[rows][columns];
    this.enoughS = enoughS;
    for (double[] row : values) {
      Arrays.fill(row, Double.NEGATIVE_INFINITY);
    }
  }

  /** Those that are high enough, as far as others bound the same structures and more. */
  GridBounds enough() {
    GridBounds same = new GridBounds(values.length, values[0].length, enoughS);
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        same.values[i][j] = isOpen(i, j) ? Double.NEGATIVE_INFINITY : values[i][j];
      }
    }
    return same;
  }

  boolean isOpen(int row, int column) {
    return values[row][column] < enoughS;
  }

  /** Raises those that are not high enough by a point; false if all are then. */
  boolean raise(int point, Bound bound) {
    boolean anyOpen = false;
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        if (isOpen(i, j)) {
          double beyondS = bound.atS(i, j);
          if (beyondS > values[i][j]) {
            values[i][j] = beyondS;
            points[i][j] = point;
          }
          anyOpen |= isOpen(i, j);
        }
      }
    }
    return anyOpen;
  }

  /**
   * Collects what is known.
   *
   * @param longest leads of the structures, by column
   */
  void collect(Lead[] longest, Opened opened, Swept swept) {
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        if (isOpen(i, j)) {
          swept.add(opened.of(i, j, points[i][j], values[i][j]));
        } else {
          swept.add(longest[j], values[i][j]);
        }
      }
    }
  }
}
