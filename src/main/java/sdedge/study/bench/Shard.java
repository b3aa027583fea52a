package sdedge.study.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of a benchmark that together are the whole.
 *
 * @param index from 1
 * @param count of all parts
 */
public record Shard(int index, int count) {
  /** All of a benchmark. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

  /** Checks that there is such a part. */
  public Shard {
    if (index < 1 || index > count) {
      throw new IllegalArgumentException(
          "shard "
              + index
              + "/"
              + count
              + " must be from 1/"
              + count
              + " to "
              + count
              + "/"
              + count);
    }
  }

  /**
   * Reads a shard such as {@code 2/3}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Shard parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' must be a shard such as 2/3");
    }
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Whether the part holds a group of runs, counted from 0. */
  boolean holds(int group) {
    return group % count == index - 1;
  }

  /** Such as {@code -2-of-3}; empty for the whole. */
  String suffix() {
    return count == 1 ? "" : "-" + index + "-of-" + count;
  }

  /** Such as {@code 2/3}. */
  @Override
  public String toString() {
    return index + "/" + count;
  }
}
