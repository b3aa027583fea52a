package sdedge.document.tree;

import sdedge.document.Quote;

/**
 * A value put in place of what a document says.
 *
 * @param value as it would be written in the file without quotes: a number, a word; {@code *0.5}
 *     multiplies the number, or each number of the list, that is there
 */
public record ValueOverride(OverridePath path, String value) {
  /**
   * A setting of the value at a path such as {@code drafters[0].wireless.bandwidth_hz}.
   *
   * @throws IllegalArgumentException if the path is not one
   */
  public static ValueOverride of(String path, String value) {
    return new ValueOverride(OverridePath.parse(path), value);
  }

  /** As it is given: path=value. */
  @Override
  public String toString() {
    return path + "=" + Quote.shortened(value);
  }
}
