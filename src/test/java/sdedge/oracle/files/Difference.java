package sdedge.oracle.files;

import org.jspecify.annotations.Nullable;

/**
 * One thing in which a result is not what it should be.
 *
 * @param row of a table, from 1 without the header; null if it has none
 * @param column of a table, or the path of a value such as {@code utilisation.verifier}; may be
 *     empty
 */
public record Difference(
    String file, @Nullable Long row, String column, String expected, String found) {
  /** {@code file row n column: expected x, found y}. */
  public String text() {
    String place = file + (row == null ? "" : " row " + row);
    String where = column.isEmpty() ? place : place + " " + column;
    return where + ": expected " + expected + ", found " + found;
  }
}
