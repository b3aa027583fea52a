package sdedge.document.csv;

import java.util.regex.Pattern;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.Quote;

/**
 * A column of numbers, or of text that whoever takes the row reads.
 *
 * @param required whether the table must have it
 * @param mayBeEmpty whether a row may leave it out; it is NaN then
 * @param isText whether it holds texts; its number is NaN
 * @param hint what may help where a value is outside the range; may be empty
 */
public record CsvColumn(
    String name,
    NumberRange range,
    boolean required,
    boolean mayBeEmpty,
    boolean isText,
    String hint) {
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  /** A column that every table and every row has. */
  public static CsvColumn required(String name, NumberRange range) {
    return new CsvColumn(name, range, true, false, false, "");
  }

  /** A column of text that every table and every row has. */
  public static CsvColumn text(String name) {
    return new CsvColumn(name, NumberRange.FINITE, true, false, true, "");
  }

  /** A column that a table or a row may leave out. */
  public static CsvColumn optional(String name, NumberRange range) {
    return new CsvColumn(name, range, false, true, false, "");
  }

  /** A column of text that every table has, and a row may leave empty. */
  public static CsvColumn textOrNothing(String name) {
    return new CsvColumn(name, NumberRange.FINITE, true, true, true, "");
  }

  /** A column of text that a table or a row may leave out. */
  public static CsvColumn optionalText(String name) {
    return new CsvColumn(name, NumberRange.FINITE, false, true, true, "");
  }

  /** This column, with something to add to messages about its values. */
  public CsvColumn withHint(String text) {
    return new CsvColumn(name, range, required, mayBeEmpty, isText, text);
  }

  /**
   * The number of a field that begins at a column of a line, NaN of a text; whatever is wrong is
   * reported.
   */
  public double number(Problems problems, String field, int line, int column) {
    if (isText) {
      if (field.isEmpty() && !mayBeEmpty) {
        problems.add(line, column, name, "nothing must be a text");
      }
      return Double.NaN;
    }
    if (field.isEmpty() && mayBeEmpty) {
      return Double.NaN;
    }
    boolean isNumber = DECIMAL.matcher(field).matches();
    double value = isNumber ? Double.parseDouble(field) : Double.NaN;
    if (Double.isInfinite(value)) {
      problems.add(line, column, name, shown(field) + " is beyond the largest double");
    } else if (!range.contains(value)) {
      String allowed = isNumber ? range.text() + hint : range.description();
      problems.add(line, column, name, shown(field) + " must be " + allowed);
    }
    return value;
  }

  /** A field or a line as it appears in messages. */
  public static String shown(String text) {
    return text.isEmpty() ? "nothing" : Quote.shortened(text);
  }
}
