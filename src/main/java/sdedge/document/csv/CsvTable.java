package sdedge.document.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import sdedge.document.Problems;
import sdedge.document.Suggestion;
import sdedge.document.csv.CsvRecords.CsvRecord;

/**
 * Reads CSV files of numbers and texts: UTF-8, a header that names the columns in any order, commas
 * between, no quotes. Everything wrong is reported with line and column.
 */
public final class CsvTable {
  private final Problems problems;
  private final Function<List<String>, List<CsvColumn>> wanted; // of the names in the header
  private final boolean othersAllowed;
  private final Consumer<CsvRow> rows;
  private List<CsvColumn> columns = List.of();

  private CsvTable(
      Problems problems,
      Function<List<String>, List<CsvColumn>> wanted,
      boolean othersAllowed,
      Consumer<CsvRow> rows) {
    this.problems = problems;
    this.wanted = wanted;
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
    return read(problems, in, header -> columns, most);
  }

  /**
   * Hands on the rows without problems of a table that has no other columns than some that depend
   * on the names in its header.
   */
  public static List<CsvRow> read(
      Problems problems, InputStream in, Function<List<String>, List<CsvColumn>> wanted, int most)
      throws IOException {
    List<CsvRow> rows = new ArrayList<>();
    new CsvTable(problems, wanted, false, rows::add).read(in, most);
    return rows;
  }

  /**
   * Hands on the rows of a table of any size and with any other columns, as they are read.
   *
   * @param wanted the columns to be read, of the names that stand in the header
   */
  public static void stream(
      Problems problems,
      InputStream in,
      Function<List<String>, List<CsvColumn>> wanted,
      Consumer<CsvRow> rows)
      throws IOException {
    new CsvTable(problems, wanted, true, rows).read(in, Integer.MAX_VALUE - 1);
  }

  private void read(InputStream in, int most) throws IOException {
    CsvRecords records = CsvRecords.of(problems, in);
    int before = problems.count();
    CsvRecord header = records.next();
    List<String> fields = header == null ? List.of() : header.fields();
    columns = wanted.apply(fields.stream().map(String::strip).toList());
    if (header == null || header.text().isBlank()) {
      if (problems.count() == before) {
        problems.add(1, 1, "", "the first line must name the columns " + names());
      }
      return;
    }
    int[] places = places(header);
    if (problems.count() > before) {
      return; // every row would be wrong
    }
    CsvRecord row = records.next();
    while (row != null && !problems.isFull()) {
      if (row.line() - 1 > most) {
        problems.add(row.line(), 1, "", "the table has more than " + most + " rows");
        return;
      }
      row(row, header.fields().size(), places);
      row = records.next();
    }
  }

  private String names() {
    return String.join(",", columns.stream().map(CsvColumn::name).toList());
  }

  /** Which field holds each column; −1 for none. */
  private int[] places(CsvRecord header) {
    List<String> names = columns.stream().map(CsvColumn::name).toList();
    int[] places = new int[columns.size()];
    Arrays.fill(places, -1);
    for (int i = 0; i < header.fields().size(); i++) {
      String name = header.fields().get(i).strip();
      int column = names.indexOf(name);
      if (column >= 0 && places[column] >= 0) {
        problems.add(1, header.column(i), name, "the column is named twice");
      } else if (column >= 0) {
        places[column] = i;
      } else if (!othersAllowed) {
        String maybe = Suggestion.of(name, names) + semicolons(header.text());
        String message = CsvColumn.shown(name) + " is no column; known are " + names() + ".";
        problems.add(1, header.column(i), "", message + maybe);
      }
    }
    for (int column = 0; column < places.length; column++) {
      if (places[column] < 0 && columns.get(column).required()) {
        String missing = "the column is missing from the header" + semicolons(header.text());
        problems.add(1, 1, names.get(column), missing);
      }
    }
    return places;
  }

  private static String semicolons(String line) {
    return line.indexOf(';') >= 0 ? "; columns need commas between, numbers a decimal point" : "";
  }

  private void row(CsvRecord row, int width, int[] places) {
    int found = row.fields().size();
    if (found != width) {
      String surplus =
          found > width ? "; a number has a decimal point, no comma and no quotes" : "";
      String message = " has " + found + " of " + width + " fields" + surplus;
      problems.add(row.line(), 1, "", CsvColumn.shown(row.text()) + message);
      return;
    }
    int before = problems.count();
    double[] values = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      int place = places[i];
      values[i] =
          place < 0
              ? Double.NaN
              : columns
                  .get(i)
                  .number(problems, row.fields().get(place).strip(), row.line(), row.column(place));
    }
    if (problems.count() == before) {
      rows.accept(new CsvRow(row, values, places));
    }
  }

  /**
   * A row of numbers and texts.
   *
   * @param values in the order of the columns asked for; NaN where there is no number
   * @param places which field holds each value; −1 for none
   */
  @SuppressWarnings("ArrayRecordComponent") // read at once, by whoever takes the row
  public record CsvRow(CsvRecord record, double[] values, int[] places) {
    /** The number of its line, from 1. */
    public int line() {
      return record.line();
    }

    /** A value as it is written; nothing if there is none. */
    public String text(int value) {
      return places[value] < 0 ? "" : record.fields().get(places[value]).strip();
    }

    /** Where a value begins in its line, from 1; 1 if there is none. */
    public int column(int value) {
      return places[value] < 0 ? 1 : record.column(places[value]);
    }
  }
}
