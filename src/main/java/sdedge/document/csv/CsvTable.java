package sdedge.document.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.document.Problems;
import sdedge.document.Quote;
import sdedge.document.Suggestion;

/**
 * Reads CSV files of numbers: UTF-8, a header that names the columns in any order, commas between,
 * no quotes. Everything wrong is reported with line and column.
 */
public final class CsvTable {
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private final Problems problems;
  private final List<CsvColumn> columns;
  private final boolean othersAllowed;
  private final Consumer<CsvRow> rows;

  private CsvTable(
      Problems problems, List<CsvColumn> columns, boolean othersAllowed, Consumer<CsvRow> rows) {
    this.problems = problems;
    this.columns = columns;
    this.othersAllowed = othersAllowed;
    this.rows = rows;
  }

  /**
   * Hands on the rows without problems of a table that has no other columns.
   *
   * @param most how many rows there may be
   */
  public static List<CsvRow> read(
      Problems problems, InputStream in, List<CsvColumn> columns, int most) throws IOException {
    List<CsvRow> rows = new ArrayList<>();
    new CsvTable(problems, columns, false, rows::add).read(in, most);
    return rows;
  }

  /** Hands on the rows of a table of any size and with any other columns, as they are read. */
  public static void stream(
      Problems problems, InputStream in, List<CsvColumn> columns, Consumer<CsvRow> rows)
      throws IOException {
    new CsvTable(problems, columns, true, rows).read(in, Integer.MAX_VALUE - 1);
  }

  private void read(InputStream in, int most) throws IOException {
    CsvLines lines = new CsvLines(problems, in);
    int before = problems.count();
    String header = lines.next();
    if (header == null || header.isBlank()) {
      if (problems.count() == before) {
        problems.add(1, 1, "", "the first line must name the columns " + names());
      }
      return;
    }
    String[] found = fields(header);
    int[] places = places(found, header);
    if (problems.count() > before) {
      return; // every row would be wrong
    }
    String line = lines.next();
    while (line != null && !problems.isFull()) {
      if (lines.number() - 1 > most) {
        problems.add(lines.number(), 1, "", "the table has more than " + most + " rows");
        return;
      }
      row(line, lines.number(), found.length, places);
      line = lines.next();
    }
  }

  private static String[] fields(String line) {
    return line.split(",", -1);
  }

  private String names() {
    return String.join(",", columns.stream().map(CsvColumn::name).toList());
  }

  /** Which field holds each column; −1 for none. */
  private int[] places(String[] found, String header) {
    List<String> names = columns.stream().map(CsvColumn::name).toList();
    int[] places = new int[columns.size()];
    Arrays.fill(places, -1);
    int at = 1;
    for (int i = 0; i < found.length; i++) {
      String name = found[i].strip();
      int column = names.indexOf(name);
      if (column >= 0 && places[column] >= 0) {
        problems.add(1, at, name, "the column is named twice");
      } else if (column >= 0) {
        places[column] = i;
      } else if (!othersAllowed) {
        String maybe = Suggestion.of(name, names);
        String message = quoted(name) + " is no column; known are " + names() + "." + maybe;
        problems.add(1, at, "", message + semicolons(header));
      }
      at += found[i].codePointCount(0, found[i].length()) + 1;
    }
    for (int column = 0; column < places.length; column++) {
      if (places[column] < 0 && columns.get(column).required()) {
        problems.add(
            1, 1, names.get(column), "the column is missing from the header" + semicolons(header));
      }
    }
    return places;
  }

  private static String semicolons(String line) {
    return line.indexOf(';') >= 0 ? "; columns need commas between, numbers a decimal point" : "";
  }

  private void row(String line, int number, int width, int[] places) {
    String[] found = fields(line);
    if (found.length != width) {
      String surplus =
          found.length > width ? "; a number has a decimal point, no comma and no quotes" : "";
      String message = quoted(line) + " has " + found.length + " of " + width + " fields" + surplus;
      problems.add(number, 1, "", message);
      return;
    }
    int before = problems.count();
    int[] at = new int[width];
    int position = 1;
    for (int i = 0; i < width; i++) {
      at[i] = position;
      position += found[i].codePointCount(0, found[i].length()) + 1;
    }
    double[] values = new double[places.length];
    int[] starts = new int[places.length];
    for (int column = 0; column < places.length; column++) {
      int place = places[column];
      starts[column] = place < 0 ? 1 : at[place];
      values[column] =
          place < 0
              ? Double.NaN
              : number(columns.get(column), found[place].strip(), number, at[place]);
    }
    if (problems.count() == before) {
      rows.accept(new CsvRow(number, values, starts));
    }
  }

  private double number(CsvColumn column, String text, int line, int at) {
    if (text.isEmpty() && column.mayBeEmpty()) {
      return Double.NaN;
    }
    boolean isNumber = DECIMAL.matcher(text).matches();
    double value = isNumber ? Double.parseDouble(text) : Double.NaN;
    if (!column.range().contains(value)) {
      String allowed = isNumber ? column.range().text() : column.range().description();
      String hint = isNumber ? column.hint() : "";
      problems.add(line, at, column.name(), quoted(text) + " must be " + allowed + hint);
    }
    return value;
  }

  private static String quoted(@Nullable String text) {
    return text == null || text.isEmpty() ? "nothing" : Quote.shortened(text);
  }
}
