package sdedge.study.stream;

import sdedge.plan.GroupService;

/** How many groups there may be. */
public record GroupRange(int fewest, int most) {
  /** One or two. */
  public static final GroupRange AUTO = new GroupRange(1, 2);

  /**
   * Reads {@code auto} or a number.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static GroupRange parse(String text) {
    if (text.equals("auto")) {
      return AUTO;
    }
    int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > GroupService.MOST_GROUPS) {
      throw new IllegalArgumentException(
          "'" + text + "' must be auto or from 1 to " + GroupService.MOST_GROUPS);
    }
    return new GroupRange(number, number);
  }

  @Override
  public String toString() {
    return equals(AUTO) ? "auto" : Integer.toString(fewest);
  }
}
