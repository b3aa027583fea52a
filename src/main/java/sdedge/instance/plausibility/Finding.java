package sdedge.instance.plausibility;

/**
 * A value that is most likely a mistake.
 *
 * @param path of the value, such as {@code tasks[0].tx_power_dbm}
 * @param value with its unit
 * @param usual the usual range, with its unit
 * @param maybe what may have been meant: the words between "Maybe" and the question mark
 */
public record Finding(String path, String value, String usual, String maybe) {
  /** One line; {@code others} is how many values more are like this one. */
  public String text(int others) {
    String more = others == 0 ? "" : " (and " + others + " more like it)";
    return path + ": " + value + more + ", usually " + usual + ". Maybe " + maybe + "?";
  }
}
