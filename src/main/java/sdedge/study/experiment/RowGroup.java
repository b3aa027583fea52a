package sdedge.study.experiment;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.TableRow;

/**
 * Rows of one method that a summary takes together, at least one.
 *
 * @param reference what they are held against, of another method; may be empty
 */
record RowGroup(List<TableRow> rows, List<@Nullable TableRow> reference) {
  /** What all rows have in a column. */
  String text(String column) {
    return rows.get(0).text(column);
  }

  /** How many rows are so. */
  int count(Predicate<TableRow> property) {
    return (int) rows.stream().filter(property).count();
  }

  /** A figure of the numbers in a column; null if there are none. */
  @Nullable Double of(String column, ToDoubleFunction<double[]> figure) {
    return of(rows, column, figure);
  }

  static @Nullable Double of(
      List<? extends @Nullable TableRow> rows, String column, ToDoubleFunction<double[]> figure) {
    double[] numbers =
        rows.stream()
            .filter(Objects::nonNull)
            .map(row -> row.number(column))
            .filter(Objects::nonNull)
            .mapToDouble(number -> number)
            .toArray();
    return numbers.length == 0 ? null : Double.valueOf(figure.applyAsDouble(numbers));
  }
}
