package sdedge.instance.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.Quote;
import sdedge.instance.LatencyTable;

/** Parses the CSV text of a latency table. */
final class LatencyTableCsv {
  private static final List<String> HEADER = List.of("new_tokens", "context_tokens", "seconds");
  private static final List<NumberRange> RANGES =
      List.of(NumberRange.NON_NEGATIVE, NumberRange.NON_NEGATIVE, NumberRange.POSITIVE);
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  /** No quotes, so that a record is a line and nothing but numbers can be in a field. */
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setQuote(null).setIgnoreEmptyLines(false).get();

  private static final String SEMICOLONS =
      "the columns have semicolons between them. Maybe commas, and decimal points?";

  /** Far more than three numbers need; a record of millions of fields would fill the memory. */
  private static final int LONGEST_LINE = 10_000;

  private final Problems problems;
  private int rowsLeft;

  /**
   * @param rowsLeft how many rows there may be
   */
  LatencyTableCsv(Problems problems, int rowsLeft) {
    this.problems = problems;
    this.rowsLeft = rowsLeft;
  }

  /** The table, or {@link LatencyTableReader#NONE} with everything wrong reported. */
  LatencyTable table(String text) {
    int longLine = firstLongLine(text);
    if (longLine > 0) {
      problems.add(longLine, 1, "", "the line is longer than " + LONGEST_LINE + " characters");
      return LatencyTable.UNREAD;
    }
    List<TableRow> rows = rows(text);
    return problems.count() > 0 ? LatencyTable.UNREAD : TableGrid.of(problems, rows);
  }

  /** How many rows further tables may have. */
  int rowsLeft() {
    return rowsLeft;
  }

  /** The number of a line, from 1; 0 if all are short enough. */
  private static int firstLongLine(String text) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
        line++;
        start = i + 1;
      } else if (i - start >= LONGEST_LINE) {
        return line;
      }
    }
    return 0;
  }

  private List<TableRow> rows(String text) {
    List<TableRow> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
      for (CSVRecord csv : parser) {
        int line = Math.toIntExact(csv.getRecordNumber());
        if (line == 1 && String.join(",", csv.values()).indexOf(';') >= 0) {
          problems.add(1, 1, "", SEMICOLONS);
          break; // every line would be wrong
        } else if (line == 1) {
          header(csv);
        } else if (--rowsLeft < 0) {
          problems.add(
              line, 1, "", "the tables have more than " + InstanceLimits.TABLE_ROWS + " rows");
          break;
        } else {
          row(rows, line, csv);
        }
      }
      if (parser.getRecordNumber() == 0) {
        problems.add(1, 1, "", "the table is empty; its first line must be " + header());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
    return rows;
  }

  private void header(CSVRecord csv) {
    if (!List.of(csv.values()).equals(HEADER)) {
      String found = quoted(String.join(",", csv.values()));
      problems.add(1, 1, "", found + " must be " + header() + " on the first line");
    }
  }

  private static String header() {
    return String.join(",", HEADER);
  }

  private void row(List<TableRow> rows, int line, CSVRecord csv) {
    if (csv.size() != HEADER.size()) {
      String found = quoted(String.join(",", csv.values()));
      String comma = found.matches("[0-9]+(,[0-9]+){3}") ? ". Maybe a decimal comma?" : "";
      problems.add(line, 1, "", found + " must have the 3 fields " + header() + comma);
      return;
    }
    double[] values = new double[HEADER.size()];
    int before = problems.count();
    int column = 1;
    for (int i = 0; i < values.length; i++) {
      String field = csv.get(i);
      values[i] = number(line, column, i, field);
      column += field.codePointCount(0, field.length()) + 1;
    }
    if (problems.count() == before) {
      rows.add(new TableRow(line, values[0], values[1], values[2]));
    }
  }

  private double number(int line, int column, int field, String text) {
    NumberRange range = RANGES.get(field);
    double value = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (Double.isNaN(value)) {
      report(line, column, field, quoted(text) + " must be " + range.description());
    } else if (Double.isInfinite(value)) {
      report(line, column, field, quoted(text) + " is beyond the largest double");
    } else if (!range.contains(value)) {
      report(line, column, field, quoted(text) + " must be " + range.text());
    }
    return value + 0.0; // -0 becomes 0, the same coordinate
  }

  private void report(int line, int column, int field, String message) {
    problems.add(line, column, HEADER.get(field), message);
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "nothing" : Quote.shortened(text);
  }
}
