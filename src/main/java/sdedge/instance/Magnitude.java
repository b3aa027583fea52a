package sdedge.instance;

import java.util.Locale;
import sdedge.document.tree.ValueReader;

/**
 * Which sizes of derived quantities can be computed with: far enough from the ends of the doubles
 * that sums and ratios of them neither overflow nor vanish.
 */
public final class Magnitude {
  private static final double SMALLEST = 1e-150;
  private static final double LARGEST = 1e150;

  private Magnitude() {}

  public static boolean isUsable(double value) {
    return value >= SMALLEST && value <= LARGEST;
  }

  /** Reports a quantity that follows from the input but cannot be computed with. */
  public static void check(ValueReader place, String quantity, double value) {
    if (!isUsable(value)) {
      report(place, quantity, value, "from 1e-150 to 1e150");
    }
  }

  /** Reports a quantity that follows from the input but is too large to compute with. */
  public static void checkNotTooLarge(ValueReader place, String quantity, double value) {
    if (!(value <= LARGEST)) {
      report(place, quantity, value, "at most 1e150");
    }
  }

  private static void report(ValueReader place, String quantity, double value, String allowed) {
    String size = String.format(Locale.ROOT, "%.3g", value);
    place.report(place.found() + " makes " + quantity + " " + size + "; it must be " + allowed);
  }
}
