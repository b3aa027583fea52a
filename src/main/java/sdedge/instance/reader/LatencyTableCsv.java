package sdedge.instance.reader;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.csv.CsvColumn;
import sdedge.document.csv.CsvRecords;
import sdedge.document.csv.CsvRecords.CsvRecord;
import sdedge.document.tree.ValueReader;
import sdedge.instance.LatencyTable;
import sdedge.instance.reader.InstanceReader.InstanceLimits;

/** Parses the CSV text of a latency table, whose header must be exact. */
final class LatencyTableCsv {
  private static final List<CsvColumn> COLUMNS =
      List.of(
          CsvColumn.required("new_tokens", NumberRange.NON_NEGATIVE),
          CsvColumn.required("context_tokens", NumberRange.NON_NEGATIVE),
          CsvColumn.required("seconds", NumberRange.POSITIVE));

  private static final String HEADER =
      COLUMNS.stream().map(CsvColumn::name).collect(Collectors.joining(","));

  private static final String SEMICOLONS =
      "the columns have semicolons between them. Maybe commas, and decimal points?";

  private final Problems problems;
  private final LatencyTableReader all;

  private LatencyTableCsv(Problems problems, LatencyTableReader all) {
    this.problems = problems;
    this.all = all;
  }

  /** The table, or {@link LatencyTable#UNREAD} with everything wrong reported. */
  private LatencyTable table(String text) {
    try {
      List<TableGrid.Measured> rows = rows(CsvRecords.of(problems, new StringReader(text)));
      return problems.count() > 0 ? LatencyTable.UNREAD : TableGrid.of(problems, rows);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  private List<TableGrid.Measured> rows(CsvRecords records) throws IOException {
    List<TableGrid.Measured> rows = new ArrayList<>();
    CsvRecord header = records.next();
    if (header == null || header.text().indexOf(';') >= 0) {
      String empty = "the table is empty; its first line must be " + HEADER;
      if (problems.count() == 0) {
        problems.add(1, 1, "", header == null ? empty : SEMICOLONS);
      }
      return rows; // every line would be wrong
    } else if (!header.text().equals(HEADER)) {
      String found = CsvColumn.shown(header.text());
      problems.add(1, 1, "", found + " must be " + HEADER + " on the first line");
    }
    for (CsvRecord row = records.next(); row != null; row = records.next()) {
      if (--all.rowsLeft < 0) {
        String most = "the tables have more than " + InstanceLimits.TABLE_ROWS + " rows";
        problems.add(row.line(), 1, "", most);
        return rows;
      }
      row(rows, row);
    }
    return rows;
  }

  private void row(List<TableGrid.Measured> rows, CsvRecord record) {
    if (record.fields().size() != COLUMNS.size()) {
      String comma = record.text().matches("[0-9]+(,[0-9]+){3}") ? ". Maybe a decimal comma?" : "";
      String found = CsvColumn.shown(record.text());
      String message = found + " must have the 3 fields " + HEADER + comma;
      problems.add(record.line(), 1, "", message);
      return;
    }
    double[] values = new double[COLUMNS.size()];
    int before = problems.count();
    for (int i = 0; i < values.length; i++) {
      String field = record.fields().get(i);
      double value = COLUMNS.get(i).number(problems, field, record.line(), record.column(i));
      values[i] = value + 0.0; // -0 becomes 0, the same coordinate
    }
    if (problems.count() == before) {
      rows.add(new TableGrid.Measured(record.line(), values[0], values[1], values[2]));
    }
  }

  /** Reads the tables that the nodes of an instance name. */
  static final class LatencyTableReader {
    private final NamedFiles<LatencyTable> files;
    private int rowsLeft = InstanceLimits.TABLE_ROWS;

    /**
     * @param folder what the names of tables are relative to
     * @param sha256 by path, to which those of the tables are added
     */
    LatencyTableReader(Path folder, Map<String, String> sha256) {
      files = new NamedFiles<>(folder, "table", LatencyTable.UNREAD, this::parsed, sha256);
    }

    /** The table in a file. */
    LatencyTable read(ValueReader value, String name) {
      return files.read(value, name);
    }

    /** The table in a text; everything wrong is reported. */
    LatencyTable parsed(Problems problems, String text) {
      return new LatencyTableCsv(problems, this).table(text);
    }
  }

  /** Arranges the rows of a latency table, given in any order, on a full grid. */
  private static final class TableGrid {
    /** One line of a latency table. */
    record Measured(int line, double newTokens, double contextTokens, double seconds) {}

    private record Point(double newTokens, double contextTokens) {}

    private TableGrid() {}

    static LatencyTable of(Problems problems, List<Measured> rows) {
      if (rows.isEmpty()) {
        problems.add(1, 1, "", "the table must have at least one row");
        return LatencyTable.UNREAD;
      }
      Map<Point, Measured> at = new HashMap<>();
      for (Measured row : rows) {
        Measured first = at.putIfAbsent(new Point(row.newTokens(), row.contextTokens()), row);
        if (first != null) {
          String found =
              "new_tokens " + row.newTokens() + ", context_tokens " + row.contextTokens();
          problems.add(
              row.line(), 1, "", found + " is a duplicate of the point on line " + first.line());
        }
      }
      double[] newTokens = axis(rows.stream().mapToDouble(Measured::newTokens).toArray());
      double[] contextTokens = axis(rows.stream().mapToDouble(Measured::contextTokens).toArray());
      reportMissing(problems, at, newTokens, contextTokens);
      return problems.count() > 0
          ? LatencyTable.UNREAD
          : new LatencyTable(newTokens, contextTokens, seconds(at, newTokens, contextTokens));
    }

    private static double[] axis(double[] values) {
      return Arrays.stream(values).sorted().distinct().toArray();
    }

    private static void reportMissing(
        Problems problems, Map<Point, Measured> at, double[] newTokens, double[] contextTokens) {
      long missing = (long) newTokens.length * contextTokens.length - at.size();
      if (missing == 0) {
        return;
      }
      for (double q : newTokens) {
        for (double c : contextTokens) {
          if (!at.containsKey(new Point(q, c))) {
            problems.add(
                1,
                1,
                "",
                ("the grid must be full: %s of its points missing, the first at new_tokens"
                        + " %s, context_tokens %s")
                    .formatted(missing, q, c));
            return;
          }
        }
      }
    }

    private static double[][] seconds(
        Map<Point, Measured> at, double[] newTokens, double[] contextTokens) {
      double[][] seconds = new double[newTokens.length][contextTokens.length];
      for (int i = 0; i < newTokens.length; i++) {
        for (int j = 0; j < contextTokens.length; j++) {
          Measured row = at.get(new Point(newTokens[i], contextTokens[j]));
          seconds[i][j] = row == null ? Double.NaN : row.seconds();
        }
      }
      return seconds;
    }
  }
}
