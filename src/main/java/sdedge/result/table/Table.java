package sdedge.result.table;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;

/**
 * The columns of a table, or the keys of a JSON object, in their order: the one place that says
 * what they are called and what stands in them, for whoever writes them and whoever reads them.
 *
 * @param <R> what a row is made of
 */
public record Table<R>(List<Column<R>> columns) implements Kind<R> {
  /** What stands there where a row has nothing. */
  public enum Gaps {
    /** Every row has something. */
    NONE,
    /** Nothing between two commas; null in JSON. */
    EMPTY,
    /** In JSON not even the name. */
    LEFT_OUT
  }

  /**
   * A column or a key.
   *
   * @param value what a row has in it, of the kind that it holds; null for nothing
   */
  public record Column<R>(
      String name, Kind<?> holds, Gaps gaps, Function<R, @Nullable Object> value) {
    /** This column by another name. */
    public Column<R> named(String other) {
      return new Column<>(other, holds, gaps, value);
    }

    /** Whether it holds words. */
    public boolean isOfWords() {
      return holds == WORD;
    }

    /** Whether a row may have nothing in it. */
    public boolean mayBeEmpty() {
      return gaps != Gaps.NONE;
    }

    @SuppressWarnings("unchecked") // what the value gives is of the kind
    private @Nullable Object of(R row) {
      Object found = value.apply(row);
      assert found == null ? mayBeEmpty() : holds != NUMBER || found instanceof Number
          : name + " says that it holds no " + found;
      return found == null ? null : ((Kind<Object>) holds).shown(found);
    }

    private @Nullable Object read(ObjectReader object) {
      Optional<ValueReader> found = object.optional(name);
      boolean isGap =
          found.isEmpty() ? gaps == Gaps.LEFT_OUT : mayBeEmpty() && found.get().isNull();
      return isGap ? null : holds.read(object.required(name));
    }
  }

  public Table {
    columns = List.copyOf(columns);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // copied, not written to
  public static <R> Table<R> of(Column<R>... columns) {
    return new Table<>(List.of(columns));
  }

  /** This table with one more column at its end. */
  public Table<R> with(Column<R> more) {
    return with(List.of(more));
  }

  /** This table with more columns at its end. */
  public Table<R> with(List<Column<R>> more) {
    List<Column<R>> all = new ArrayList<>(columns);
    all.addAll(more);
    return new Table<>(all);
  }

  /** A column of numbers. */
  public static <R> Column<R> column(String name, Function<R, @Nullable Object> value) {
    return new Column<>(name, NUMBER, Gaps.NONE, value);
  }

  public static <R> Column<R> text(String name, Function<R, @Nullable Object> value) {
    return new Column<>(name, WORD, Gaps.NONE, value);
  }

  public static <R, T> Column<R> key(
      String name, Kind<T> kind, Function<R, ? extends @Nullable T> value) {
    return new Column<>(name, kind, Gaps.NONE, value::apply);
  }

  /** A column in which a row may have nothing. */
  public static <R> Column<R> optional(Column<R> column) {
    return new Column<>(column.name, column.holds, Gaps.EMPTY, column.value);
  }

  /** A key that is left out where there is nothing. */
  public static <R> Column<R> omitIfNull(Column<R> column) {
    return new Column<>(column.name, column.holds, Gaps.LEFT_OUT, column.value);
  }

  /** A key that is left out where there is nothing or what is there is empty. */
  public static <R> Column<R> omitIfEmpty(Column<R> column) {
    return new Column<>(
        column.name,
        column.holds,
        Gaps.LEFT_OUT,
        row -> {
          Object found = column.value.apply(row);
          boolean isEmpty =
              (found instanceof String text && text.isEmpty())
                  || (found instanceof Collection<?> all && all.isEmpty())
                  || (found instanceof Map<?, ?> map && map.isEmpty());
          return isEmpty ? null : found;
        });
  }

  /** The names of the columns. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** Writes a CSV file with these rows and closes the stream. */
  public void write(OutputStream out, Iterable<? extends R> rows) throws IOException {
    try (Csv csv = csv(out)) {
      for (R row : rows) {
        write(csv, row);
      }
    }
  }

  /** A CSV file that has only its header so far. */
  public Csv csv(OutputStream out) throws IOException {
    return new Csv(out, names().toArray(String[]::new));
  }

  /** Adds a row to a CSV file. */
  public void write(Csv csv, R row) throws IOException {
    csv.row(values(row).toArray());
  }

  /** What a row has in the columns: texts, integers, doubles and nulls. */
  public List<@Nullable Object> values(R row) {
    List<@Nullable Object> values = new ArrayList<>();
    columns.forEach(column -> values.add(column.of(row)));
    return values;
  }

  /** The columns for what has such a row in it, which are empty where it has none. */
  public <S> List<Column<S>> from(Function<S, @Nullable R> rowOf) {
    return columns.stream().map(column -> from(column, rowOf)).toList();
  }

  private static <S, R> Column<S> from(Column<R> column, Function<S, @Nullable R> rowOf) {
    return new Column<>(
        column.name,
        column.holds,
        column.gaps,
        source -> {
          R row = rowOf.apply(source);
          return row == null ? null : column.value.apply(row);
        });
  }

  /** A row as it stands in a file. */
  public TableRow row(R source) {
    return new TableRow(
        names(), values(source).stream().map(v -> v == null ? "" : Csv.text(v)).toList());
  }

  /** Writes a row as the fields of a JSON object that has begun. */
  public void write(JsonGenerator json, R row) throws IOException {
    for (Column<R> column : columns) {
      Object value = column.of(row);
      if (value != null || column.gaps != Gaps.LEFT_OUT) {
        Json.value(json, column.name, value);
      }
    }
  }

  @Override
  public Json.Body shown(R row) {
    return json -> {
      json.writeStartObject();
      write(json, row);
      json.writeEndObject();
    };
  }

  @Override
  public Values read(ValueReader value) {
    return read(value.object());
  }

  /** Reads an object; keys that are not described are left to others. */
  public Values read(ObjectReader object) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    columns.forEach(column -> values.put(column.name, column.read(object)));
    return new Values(values);
  }

  /** A JSON file of one row; a stream it is written to stays open. */
  public FileContent file(R row) {
    return out -> Json.write(out, shown(row));
  }
}
