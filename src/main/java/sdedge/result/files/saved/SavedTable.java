package sdedge.result.files.saved;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of a result.
 *
 * @param rows how many it has
 * @param columns by name, in the order of the file; others than those known are left out
 */
public record SavedTable(int rows, Map<String, SavedColumn> columns) {

  /** A column; {@code null} where a field is empty. */
  public sealed interface SavedColumn {
    /** A column of words. */
    record Words(List<@Nullable String> values) implements SavedColumn {}

    /** A column of numbers. */
    record Figures(List<@Nullable Double> values) implements SavedColumn {}
  }

  /**
   * A column of words.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public List<@Nullable String> words(String column) {
    if (columns.get(column) instanceof SavedColumn.Words words) {
      return words.values();
    }
    throw new IllegalArgumentException("no column of words: " + column);
  }

  /**
   * A column of numbers.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public List<@Nullable Double> figures(String column) {
    if (columns.get(column) instanceof SavedColumn.Figures figures) {
      return figures.values();
    }
    throw new IllegalArgumentException("no column of numbers: " + column);
  }
}
