package sdedge.check;

import java.util.List;

/** What a table should hold. */
interface ExpectedTable {
  /** The names of the columns with commas between. */
  String header();

  /** How many of the first columns tell the rows apart. */
  int keys();

  /** The number of rows. */
  int size();

  /** A row, counted from 0. */
  List<Cell> row(int index);
}
