package sdedge.study.sweep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a sweep, as text; what is missing is empty.
 *
 * @param point the values of the tracks
 * @param found the columns that all sweeps have, in the order of {@link SweepTable#FOUND}
 */
public record SweepRow(List<String> point, List<String> found) {
  public SweepRow {
    point = List.copyOf(point);
    found = List.copyOf(found);
  }

  /** What it is the row of: point and method. */
  public record Key(List<String> point, String method) {}

  /** Its key; no other row of the table has the same. */
  public Key key() {
    return new Key(point, method());
  }

  /** The key of the method. */
  public String method() {
    return text("method");
  }

  /** Whether there is no result. */
  public boolean isError() {
    return !text("error").isEmpty();
  }

  /** What stands in a column. */
  public String text(String column) {
    return found.get(SweepTable.FOUND.indexOf(column));
  }

  /** The number in a column; null if it is empty. */
  public @Nullable Double number(String column) {
    String text = text(column);
    return text.isEmpty() ? null : Double.valueOf(text);
  }
}
