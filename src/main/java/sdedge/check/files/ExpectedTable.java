package sdedge.check.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.Rows;

/**
 * What a table should hold.
 *
 * @param entries what the rows are of, in their order; made as they are asked for, which may be
 *     asked more than once
 * @param keys how many of the first columns distinguish the rows
 * @param names of the columns
 * @param row what should be in the row of an entry
 */
record ExpectedTable<E>(
    Supplier<Stream<E>> entries, int keys, List<String> names, Function<E, List<Expected>> row) {
  /** By how much a number may differ beyond the tolerance. */
  interface Slack<R> {
    /** The slack of a number of a row; not a number for one that is whole or as close as others. */
    double of(String column, double value, R row);
  }

  /** A table as the program writes it. */
  static <R> ExpectedTable<R> of(Rows<R> written, int keys, Slack<R> slack) {
    List<String> names = written.table().names();
    return new ExpectedTable<>(
        written::stream,
        keys,
        names,
        row -> {
          List<Expected> fields = new ArrayList<>(names.size());
          for (@Nullable Object value : written.table().values(row)) {
            double loose =
                value instanceof Number number
                    ? slack.of(names.get(fields.size()), number.doubleValue(), row)
                    : Double.NaN;
            fields.add(
                value instanceof Number number && !Double.isNaN(loose)
                    ? Expected.near(number.doubleValue(), loose)
                    : Expected.one(value));
          }
          return fields;
        });
  }

  /** The rows. */
  Stream<List<Expected>> rows() {
    return entries.get().map(row);
  }
}
