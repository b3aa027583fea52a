package sdedge.study.experiment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of an experiment that together are the whole.
 *
 * @param index from 1
 * @param count of all parts
 */
public record Shard(int index, int count) {
  /** All of an experiment. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

  /** Checks that there is such a part. */
  public Shard {
    if (index < 1 || index > count) {
      throw new IllegalArgumentException(
          String.format("shard %s/%s must be from 1/%2$s to %2$s/%2$s", index, count));
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

  public boolean isWhole() {
    return count == 1;
  }

  /** Whether the part holds a group of trials, counted from 0. */
  boolean holds(int group) {
    return holder(group, count) == index;
  }

  /** The index of the part that holds a group: they are dealt out in turn. */
  static int holder(int group, int count) {
    return group % count + 1;
  }

  /** Such as {@code -2-of-3}; empty for the whole. */
  String suffix() {
    return isWhole() ? "" : "-" + index + "-of-" + count;
  }

  /** Such as {@code 2/3}. */
  @Override
  public String toString() {
    return index + "/" + count;
  }
}
