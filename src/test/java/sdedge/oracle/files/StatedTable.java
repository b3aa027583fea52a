package sdedge.oracle.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** What a table of a result says, column by column. */
final class StatedTable {
  private final List<Column> columns;
  private final Map<String, String> known = new HashMap<>(); // few words are repeated many times
  private final Map<String, List<String>> texts = new HashMap<>();
  private final Map<String, DoubleStream.Builder> read = new HashMap<>();
  private final Map<String, double[]> numbers = new HashMap<>();
  private int rows;

  enum Kind {
    WORD,
    /** A number of at least 0. */
    NUMBER,
    /** A whole number of at least 0, in digits. */
    WHOLE,
    /** A number of at least 0, or nothing. */
    IF_ANY
  }

  record Column(String name, Kind kind) {}

  private StatedTable(List<Column> columns) {
    this.columns = columns;
    for (Column column : columns) {
      if (column.kind == Kind.WORD) {
        texts.put(column.name, new ArrayList<>());
      } else {
        read.put(column.name, DoubleStream.builder());
      }
    }
  }

  static List<Column> columns(Kind kind, List<String> names) {
    return names.stream().map(name -> new Column(name, kind)).toList();
  }

  /** Reads a table; null, with the reasons reported, if it is none of these columns. */
  static @Nullable StatedTable read(
      Findings findings, ResultSource source, String file, List<Column> columns)
      throws IOException {
    StatedTable table = new StatedTable(columns);
    List<String> names = columns.stream().map(Column::name).toList();
    int before = findings.size();
    boolean isTable =
        ExpectedTable.rows(
            findings, file, source, names, (number, row) -> table.add(findings, file, number, row));
    for (Column column : columns) { // one after the other, since there may be millions of rows
      DoubleStream.Builder of = table.read.remove(column.name);
      if (of != null) {
        table.numbers.put(column.name, of.build().toArray());
      }
    }
    return isTable && findings.size() == before ? table : null;
  }

  private boolean add(Findings findings, String file, long number, List<String> row) {
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      String field = row.get(c);
      DoubleStream.Builder of = read.get(column.name);
      if (of == null) {
        words(column.name).add(known.computeIfAbsent(field, word -> word));
        continue;
      }
      boolean isNothing = column.kind == Kind.IF_ANY && field.isEmpty();
      boolean isWhole = column.kind != Kind.WHOLE || field.matches("0|[1-9][0-9]{0,8}");
      Double found = isWhole ? Expected.number(field) : null;
      if (!isNothing && (found == null || found < 0)) {
        String whole = column.kind == Kind.WHOLE ? "a whole number" : "a number";
        findings.add(file, number, column.name, whole + " of at least 0", field);
      }
      of.add(found == null ? Double.NaN : found);
    }
    rows++;
    return true;
  }

  int rows() {
    return rows;
  }

  private List<String> words(String column) {
    return texts.getOrDefault(column, List.of());
  }

  /** What stands in a column of a row, from 0; empty without such a column. */
  String text(String column, int row) {
    if (texts.containsKey(column)) {
      return words(column).get(row);
    }
    double number = number(column, row);
    return Double.isNaN(number) ? "" : String.valueOf(number);
  }

  /** The number in a column of a row, from 0; not a number where nothing stands. */
  double number(String column, int row) {
    double[] own = numbers.get(column);
    return own == null ? Double.NaN : own[row];
  }

  double[] column(String column) {
    return numbers.getOrDefault(column, new double[0]).clone();
  }
}
