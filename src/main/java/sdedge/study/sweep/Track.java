package sdedge.study.sweep;

import java.util.List;

/**
 * A value that varies, in a column of its own.
 *
 * @param name of the column
 * @param values as they stand in the table
 */
record Track(String name, Change change, List<String> values) {
  Track {
    values = List.copyOf(values);
  }
}
