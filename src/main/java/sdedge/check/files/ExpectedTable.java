package sdedge.check.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a table should hold: the name of each column beside what its fields should be.
 *
 * @param entries what the rows are of, in their order; made as they are asked for, which may be
 *     asked more than once
 * @param keys how many of the first columns tell the rows apart
 */
record ExpectedTable<E>(Supplier<Stream<E>> entries, int keys, List<Column<E>> columns) {
  /** A column and what it should hold for an entry. */
  record Column<E>(String name, Function<E, Expected> field) {}

  static <E> Column<E> column(String name, Function<E, Expected> field) {
    return new Column<>(name, field);
  }

  /** A column of texts. */
  static <E> Column<E> words(String name, Function<E, String> text) {
    return new Column<>(name, entry -> Expected.of(text.apply(entry)));
  }

  /** A column of integers. */
  static <E> Column<E> count(String name, Function<E, Number> count) {
    return new Column<>(name, entry -> Expected.of(count.apply(entry).longValue()));
  }

  /** The names of the columns. */
  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** The rows. */
  Stream<List<Expected>> rows() {
    return entries.get().map(this::row);
  }

  private List<Expected> row(E entry) {
    List<Expected> row = new ArrayList<>(columns.size());
    for (Column<E> column : columns) {
      row.add(column.field.apply(entry));
    }
    return row;
  }
}
