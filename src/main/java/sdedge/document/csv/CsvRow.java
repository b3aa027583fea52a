package sdedge.document.csv;

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
