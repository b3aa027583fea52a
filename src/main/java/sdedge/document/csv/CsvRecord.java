package sdedge.document.csv;

import java.util.List;

/**
 * A line of a CSV text.
 *
 * @param line from 1
 * @param text of the line
 */
public record CsvRecord(int line, String text, List<String> fields) {
  /** Where a field that stands without quotes begins in its line, from 1. */
  public int column(int field) {
    int column = 1;
    for (String before : fields.subList(0, field)) {
      column += before.codePointCount(0, before.length()) + 1;
    }
    return column;
  }
}
