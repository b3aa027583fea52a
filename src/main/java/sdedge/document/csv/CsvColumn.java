package sdedge.document.csv;

import sdedge.document.NumberRange;

/**
 * A column of numbers.
 *
 * @param required whether the table must have it
 * @param mayBeEmpty whether a row may leave it out; it is NaN then
 * @param hint what may help where a value is outside the range; may be empty
 */
public record CsvColumn(
    String name, NumberRange range, boolean required, boolean mayBeEmpty, String hint) {

  /** A column that every table and every row has. */
  public static CsvColumn required(String name, NumberRange range) {
    return new CsvColumn(name, range, true, false, "");
  }

  /** A column that a table or a row may leave out. */
  public static CsvColumn optional(String name, NumberRange range) {
    return new CsvColumn(name, range, false, true, "");
  }

  /** This column, with something to add to messages about its values. */
  public CsvColumn withHint(String text) {
    return new CsvColumn(name, range, required, mayBeEmpty, text);
  }
}
