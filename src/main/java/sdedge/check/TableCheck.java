package sdedge.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/** Holds a CSV file against what it should hold, row by row. */
final class TableCheck {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private final Findings findings;
  private final String file;
  private final ExpectedTable expected;
  private final List<String> columns;
  private @Nullable Map<String, Integer> byKey;
  private int next;

  private TableCheck(Findings findings, String file, ExpectedTable expected) {
    this.findings = findings;
    this.file = file;
    this.expected = expected;
    columns = List.of(expected.header().split(",", -1));
  }

  /** Reports every field that differs, and rows that are missing, doubled or out of order. */
  static void run(Findings findings, String file, InputStream in, ExpectedTable expected)
      throws IOException {
    new TableCheck(findings, file, expected).run(in);
  }

  private void run(InputStream in) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
      String line = lines.readLine();
      if (line == null || !fields(line).equals(columns)) {
        String found = line == null ? "an empty file" : line;
        findings.add(file, "", "the header " + expected.header(), found);
        return;
      }
      long number = 0;
      for (line = lines.readLine(); line != null; line = lines.readLine()) {
        row(++number, fields(line));
      }
      missingUpTo(expected.size());
    } catch (CharacterCodingException | CSVException e) {
      malformed(e);
    } catch (UncheckedIOException e) {
      malformed(e);
    }
  }

  /** No field has a line end. Few lines have quotes, and splitting the others is much faster. */
  private static List<String> fields(String line) throws IOException {
    if (line.indexOf('"') < 0) {
      return Arrays.asList(line.split(",", -1));
    }
    try (CSVParser parser = CSVParser.parse(line, FORMAT)) {
      return parser.iterator().next().toList();
    }
  }

  private void malformed(Exception e) {
    findings.add(file, "", "a CSV file in UTF-8", String.valueOf(e.getMessage()));
  }

  private void row(long number, List<String> csv) {
    if (csv.size() != columns.size()) {
      findings.add(file, number, "", columns.size() + " fields", csv.size() + " fields");
      next = Math.min(next + 1, expected.size());
      return;
    }
    List<Cell> cells = next < expected.size() ? expected.row(next) : List.of();
    if (cells.isEmpty() || !hasKeyOf(cells, csv)) {
      String key = String.join(",", csv.subList(0, expected.keys()));
      Integer place = index().get(key);
      if (place == null || place < next) {
        findings.add(file, number, "", place == null ? "no such row" : "no such row here", key);
        return;
      }
      missingUpTo(place);
      cells = expected.row(next);
    }
    next++;
    compare(number, cells, csv);
  }

  private void compare(long number, List<Cell> cells, List<String> csv) {
    for (int column = 0; column < cells.size(); column++) {
      Cell cell = cells.get(column);
      String field = csv.get(column);
      if (cell.isNumber()) {
        findings.count();
      }
      if (!cell.isHeldBy(field)) {
        findings.add(file, number, columns.get(column), cell.toString(), field);
      }
    }
  }

  private void missingUpTo(int end) {
    for (; next < end; next++) {
      findings.add(file, "", "a row " + key(next), "none in its place");
    }
  }

  private Map<String, Integer> index() {
    if (byKey == null) {
      byKey = new HashMap<>();
      for (int i = 0; i < expected.size(); i++) {
        byKey.put(key(i), i);
      }
    }
    return byKey;
  }

  private String key(int index) {
    return String.join(
        ",", expected.row(index).subList(0, expected.keys()).stream().map(Cell::toString).toList());
  }

  private boolean hasKeyOf(List<Cell> cells, List<String> csv) {
    for (int column = 0; column < expected.keys(); column++) {
      if (!csv.get(column).equals(cells.get(column).toString())) {
        return false;
      }
    }
    return true;
  }
}
