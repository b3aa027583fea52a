package sdedge.check.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/** Holds a CSV file against what it should hold, row by row. */
public final class TableCheck {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private final Findings findings;
  private final String file;
  private final ExpectedTable expected;
  private final List<String> columns;
  private final Iterator<List<ExpectedCell>> rows;
  private @Nullable Map<String, Long> byKey;
  private @Nullable List<ExpectedCell> next; // the row expected next; null behind the last one
  private long place; // of that row

  private TableCheck(Findings findings, String file, ExpectedTable expected) {
    this.findings = findings;
    this.file = file;
    this.expected = expected;
    columns = List.of(expected.header().split(",", -1));
    rows = expected.rows().iterator();
    next = rows.hasNext() ? rows.next() : null;
  }

  /** Reports every field that differs, and rows that are missing, doubled or out of order. */
  public static void run(Findings findings, String file, InputStream in, ExpectedTable expected)
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
      missingUpTo(Long.MAX_VALUE);
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
      advance();
      return;
    }
    if (next == null || !hasKeyOf(next, csv)) {
      String key = String.join(",", csv.subList(0, expected.keys()));
      Long there = index().get(key);
      if (there == null || there < place) {
        findings.add(file, number, "", there == null ? "no such row" : "no such row here", key);
        return;
      }
      missingUpTo(there);
    }
    List<ExpectedCell> cells = next;
    if (cells != null) {
      compare(number, cells, csv);
      advance();
    }
  }

  private void advance() {
    next = rows.hasNext() ? rows.next() : null;
    place++;
  }

  private void compare(long number, List<ExpectedCell> cells, List<String> csv) {
    for (int column = 0; column < cells.size(); column++) {
      ExpectedCell cell = cells.get(column);
      String field = csv.get(column);
      if (cell.isNumber()) {
        findings.count();
      }
      if (!cell.isHeldBy(field)) {
        findings.add(file, number, columns.get(column), cell.toString(), field);
      }
    }
  }

  private void missingUpTo(long end) {
    for (List<ExpectedCell> row = next; row != null && place < end; row = next) {
      findings.add(file, "", "a row " + key(row), "none in its place");
      advance();
    }
  }

  private Map<String, Long> index() {
    Map<String, Long> known = byKey;
    if (known == null) {
      known = new HashMap<>();
      long at = 0;
      for (Iterator<List<ExpectedCell>> all = expected.rows().iterator(); all.hasNext(); at++) {
        known.put(key(all.next()), at);
      }
      byKey = known;
    }
    return known;
  }

  private String key(List<ExpectedCell> row) {
    return String.join(
        ",", row.subList(0, expected.keys()).stream().map(ExpectedCell::toString).toList());
  }

  private boolean hasKeyOf(List<ExpectedCell> cells, List<String> csv) {
    for (int column = 0; column < expected.keys(); column++) {
      if (!csv.get(column).equals(cells.get(column).toString())) {
        return false;
      }
    }
    return true;
  }
}
