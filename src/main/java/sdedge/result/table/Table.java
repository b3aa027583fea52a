package sdedge.result.table;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Named;

/**
 * The columns of a table, in their order: the one place that says what they are called and what
 * stands in them.
 *
 * @param <R> what a row is made of
 */
public record Table<R>(List<Column<R>> columns) {
  /** What stands in a column. */
  public enum Holds {
    NUMBERS,
    WORDS,
    /** Objects and arrays, in JSON. */
    PARTS
  }

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
   * A column, as whoever writes the table and whoever reads it back knows it.
   *
   * @param value the text, integer, double, word, {@link Json.Body} or null that a row has in it
   */
  public record Column<R>(
      String name, Holds holds, Gaps gaps, Function<R, @Nullable Object> value) {
    /** Whether it holds words. */
    public boolean isOfWords() {
      return holds == Holds.WORDS;
    }

    /** Whether a row may have nothing in it. */
    public boolean mayBeEmpty() {
      return gaps != Gaps.NONE;
    }

    private boolean allows(@Nullable Object shown) {
      return shown == null
          ? mayBeEmpty()
          : switch (holds) {
            case NUMBERS -> shown instanceof Number;
            case WORDS -> shown instanceof String;
            case PARTS -> shown instanceof Json.Body;
          };
    }
  }

  public Table {
    columns = List.copyOf(columns);
  }

  /** The table of these columns. */
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
    return new Column<>(name, Holds.NUMBERS, Gaps.NONE, value);
  }

  /** A column of words. */
  public static <R> Column<R> words(String name, Function<R, @Nullable Object> value) {
    return new Column<>(name, Holds.WORDS, Gaps.NONE, value);
  }

  /** A key with an object or an array. */
  public static <R> Column<R> parts(String name, Function<R, @Nullable Object> value) {
    return new Column<>(name, Holds.PARTS, Gaps.NONE, value);
  }

  /** The same column where a row may have nothing in it. */
  public static <R> Column<R> optional(Column<R> column) {
    return new Column<>(column.name, column.holds, Gaps.EMPTY, column.value);
  }

  /** The same key where it is only there if there is something. */
  public static <R> Column<R> ifAny(Column<R> column) {
    return new Column<>(column.name, column.holds, Gaps.LEFT_OUT, column.value);
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
    columns.forEach(column -> values.add(value(column, row)));
    return values;
  }

  /** Writes a row as the fields of a JSON object that has begun. */
  public void write(JsonGenerator json, R row) throws IOException {
    for (Column<R> column : columns) {
      Object value = value(column, row);
      if (value != null || column.gaps != Gaps.LEFT_OUT) {
        Json.value(json, column.name, value);
      }
    }
  }

  /** A row as a JSON object. */
  public Json.Body object(R row) {
    return json -> {
      json.writeStartObject();
      write(json, row);
      json.writeEndObject();
    };
  }

  private static <R> @Nullable Object value(Column<R> column, R row) {
    Object value = column.value.apply(row);
    Object shown = value instanceof Named word ? word.key() : value;
    assert column.allows(shown) : column.name + " says that it holds no " + shown;
    return shown;
  }
}
