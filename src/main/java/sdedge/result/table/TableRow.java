package sdedge.result.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table as it stands in a file, read by the names of its columns. It is one line: no
 * value may hold an end of line.
 *
 * @param names of the columns
 * @param values one for each column; empty where there is nothing
 */
public record TableRow(List<String> names, List<String> values) {
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
  private static final String[] NO_HEADER = {};

  /** Checks that there are as many values as names. */
  public TableRow {
    names = List.copyOf(names);
    values = List.copyOf(values);
    if (values.size() != names.size()) {
      throw new IllegalArgumentException("a row must have " + names.size() + " columns");
    }
  }

  /**
   * The row in a line of a table.
   *
   * @throws IllegalArgumentException if it has not the columns that the table describes, each with
   *     a value as it is described
   */
  public static TableRow parse(Table<?> table, byte[] line) {
    TableRow row = new TableRow(table.names(), values(new String(line, StandardCharsets.UTF_8)));
    for (int i = 0; i < row.values.size(); i++) {
      check(table.columns().get(i), row.values.get(i));
    }
    return row;
  }

  /**
   * The values in a line; none if it is not one line.
   *
   * @throws IllegalArgumentException if it is not one of CSV
   */
  public static List<String> values(String line) {
    try (CSVParser parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 ? records.get(0).toList() : List.of();
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException("not a line of CSV", e);
    }
  }

  private static void check(Table.Column<?> column, String value) {
    boolean isValid =
        value.isEmpty()
            ? column.mayBeEmpty()
            : column.isOfWords() || NUMBER.matcher(value).matches();
    if (!isValid) {
      throw new IllegalArgumentException(column.name() + " cannot be '" + value + "'");
    }
  }

  /** The header of a table as a line of a file. */
  public static byte[] header(Table<?> table) {
    return file(table.names(), List.of());
  }

  /** A CSV file of rows, whose columns have these names. */
  public static byte[] file(List<String> names, List<TableRow> rows) {
    return lines(names.toArray(String[]::new), rows);
  }

  /** The row as a line of a file. */
  public byte[] line() {
    return lines(NO_HEADER, List.of(this));
  }

  private static byte[] lines(String[] header, List<TableRow> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Csv csv = new Csv(bytes, header)) {
      for (TableRow row : rows) {
        csv.row(row.values.toArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return bytes.toByteArray();
  }

  /** What stands in a column; empty if nothing does. */
  public String text(String column) {
    return values.get(names.indexOf(column));
  }

  /** The number in a column; null if there is none. */
  public @Nullable Double number(String column) {
    String text = text(column);
    return text.isEmpty() ? null : Double.valueOf(text);
  }

  /** The row with something else in a column. */
  public TableRow with(String column, String text) {
    List<String> changed = new ArrayList<>(values);
    changed.set(names.indexOf(column), text);
    return new TableRow(names, changed);
  }

  /** The row as a JSON object; what looks like a number is one. */
  public Json.Body object() {
    return json -> {
      json.writeStartObject();
      for (int i = 0; i < names.size(); i++) {
        json.writeFieldName(names.get(i));
        String value = values.get(i);
        if (value.isEmpty()) {
          json.writeNull();
        } else if (NUMBER.matcher(value).matches()) {
          json.writeNumber(value);
        } else {
          json.writeString(value);
        }
      }
      json.writeEndObject();
    };
  }
}
