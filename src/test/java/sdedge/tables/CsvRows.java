package sdedge.tables;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Rows of a table, each its cells by the name of their column, in the order of the columns. */
final class CsvRows {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private CsvRows() {}

  /** Reads a file with a header; every row must have all columns. */
  static List<Map<String, String>> read(Path file) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser parser = FORMAT.parse(reader)) {
      for (var cells : parser) {
        if (!cells.isConsistent()) {
          throw new IOException(file + ": row " + cells.getRecordNumber() + " is not whole");
        }
        Map<String, String> row = new LinkedHashMap<>();
        parser.getHeaderNames().forEach(name -> row.put(name, cells.get(name)));
        rows.add(row);
      }
    }
    return rows;
  }

  /** Groups rows, in the order in which the groups first come. */
  static <K> Map<K, List<Map<String, String>>> by(
      Function<Map<String, String>, K> key, List<Map<String, String>> rows) {
    Map<K, List<Map<String, String>>> groups = new LinkedHashMap<>();
    rows.forEach(row -> groups.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row));
    return groups;
  }

  /** The cell of a column. */
  static String cell(Map<String, String> row, String column) {
    String cell = row.get(column);
    if (cell == null) {
      throw new IllegalArgumentException("no column " + column + " but " + row.keySet());
    }
    return cell;
  }

  static double number(Map<String, String> row, String column) {
    return Double.parseDouble(cell(row, column));
  }

  /** The median of numbers, of which there must be one. */
  static double median(DoubleStream numbers) {
    double[] sorted = numbers.sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
