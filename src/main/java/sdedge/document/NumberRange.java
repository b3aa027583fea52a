package sdedge.document;

/**
 * Which finite numbers a value may take.
 *
 * @param min the lower end
 * @param minIncluded whether the lower end itself is allowed
 * @param max the upper end, allowed
 * @param text such as {@code > 0}
 */
public record NumberRange(double min, boolean minIncluded, double max, String text) {
  /** Any finite number. */
  public static final NumberRange FINITE =
      new NumberRange(-Double.MAX_VALUE, true, Double.MAX_VALUE, "finite");

  /** Greater than 0. */
  public static final NumberRange POSITIVE = new NumberRange(0, false, Double.MAX_VALUE, "> 0");

  /** At least 0. */
  public static final NumberRange NON_NEGATIVE = new NumberRange(0, true, Double.MAX_VALUE, ">= 0");

  /** A probability. */
  public static final NumberRange PROBABILITY = new NumberRange(0, true, 1, "in [0, 1]");

  /** An efficiency. */
  public static final NumberRange EFFICIENCY = new NumberRange(0, false, 1, "in (0, 1]");

  /** Whether a number is allowed; NaN is not. */
  public boolean contains(double value) {
    return (minIncluded ? value >= min : value > min) && value <= max;
  }

  /** Such as {@code a number > 0}. */
  public String description() {
    return text.equals(FINITE.text) ? "a finite number" : "a number " + text;
  }
}
