package sdedge.oracle.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.document.Problems;
import sdedge.document.csv.CsvRecord;
import sdedge.document.csv.CsvRecords;
import sdedge.result.table.Rows;

/**
 * What a table of a result should hold.
 *
 * @param file its name
 * @param entries what the rows are of, in their order; made as they are asked for
 * @param keys how many of the first columns distinguish the rows
 * @param names of the columns
 * @param row what should be in the row of an entry
 */
record ExpectedTable<E>(
    String file,
    Supplier<Stream<E>> entries,
    int keys,
    List<String> names,
    Function<E, List<Expected>> row) {
  /** By how much a number may differ beyond the tolerance. */
  interface Slack<R> {
    /** The slack of a number of a row; not a number for one that is whole or as close as others. */
    double of(String column, double value, R row);
  }

  /** What is done with the fields of a row, counted from 1. */
  interface RowCheck {
    /** Whether the next row can be read too. */
    boolean check(long number, List<String> fields);
  }

  static ExpectedTable<Map<String, @Nullable Object>> of(
      String file, List<Map<String, @Nullable Object>> rows, int keys, List<String> names) {
    return new ExpectedTable<>(
        file,
        rows::stream,
        keys,
        names,
        row -> names.stream().map(name -> Expected.one(row.get(name))).toList());
  }

  /** A table as the program writes it. */
  static <R> ExpectedTable<R> of(String file, Rows<R> written, int keys, Slack<R> slack) {
    List<String> names = written.table().names();
    return new ExpectedTable<>(
        file,
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

  /** Whether all rows of a table could be read that has these columns; else it is reported. */
  static boolean rows(
      Findings findings, String file, ResultSource source, List<String> columns, RowCheck check)
      throws IOException {
    Problems problems = new Problems(file);
    try (InputStream in = source.open(file)) {
      CsvRecords records = CsvRecords.written(problems, in);
      CsvRecord row = records.next();
      boolean isTable = row != null && row.fields().equals(columns);
      if (!isTable && problems.count() == 0) {
        String found = row == null ? "an empty file" : row.text();
        findings.add(file, "", "the header " + String.join(",", columns), found);
      }
      row = isTable ? records.next() : null;
      for (long number = 1; isTable && row != null; row = records.next()) {
        boolean isWhole = row.fields().size() == columns.size();
        if (!isWhole) {
          String found = row.fields().size() + " fields";
          findings.add(file, number, "", columns.size() + " fields", found);
        }
        isTable = isWhole && check.check(number++, row.fields());
      }
      problems.sorted().forEach(p -> findings.add(file, "", "a CSV file in UTF-8", p.message()));
      return isTable && problems.count() == 0;
    }
  }

  /** Reports every field that differs up to the first row that is missing or is none. */
  void check(Findings findings, ResultSource source) throws IOException {
    Iterator<List<Expected>> rows = entries.get().map(row).iterator();
    RowCheck next = (number, fields) -> isNext(findings, number, fields, rows);
    if (source.names().contains(file)
        && rows(findings, file, source, names, next)
        && rows.hasNext()) {
      findings.add(file, "", "a row of " + key(rows.next()), "no more rows");
    }
  }

  /** Whether a row is the next one; reports that it is not, or where it differs. */
  private boolean isNext(
      Findings findings, long number, List<String> csv, Iterator<List<Expected>> rows) {
    List<Expected> fields = rows.hasNext() ? rows.next() : null;
    String key = String.join(",", csv.subList(0, keys));
    if (fields == null || !key(fields).equals(key)) {
      String wanted = fields == null ? "no more rows" : "the row of " + key(fields);
      findings.add(file, number, "", wanted, key);
      return false;
    }
    for (int column = 0; column < fields.size(); column++) {
      fields.get(column).check(findings, file, number, names.get(column), csv.get(column));
    }
    return true;
  }

  private String key(List<Expected> of) {
    return String.join(",", of.subList(0, keys).stream().map(Expected::text).toList());
  }
}
