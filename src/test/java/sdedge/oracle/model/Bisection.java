package sdedge.oracle.model;

import java.util.function.DoublePredicate;

/** Where a condition begins to hold along a line, to the last digit. */
public final class Bisection {
  private static final int HALVINGS = 2000;

  private Bisection() {}

  /**
   * The least number at which a condition holds that does not at {@code low} but at {@code high}.
   */
  public static double least(double low, double high, DoublePredicate holds) {
    double below = low;
    double least = high;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = below + (least - below) / 2;
      if (!(middle > below && middle < least)) {
        break;
      }
      if (holds.test(middle)) {
        least = middle;
      } else {
        below = middle;
      }
    }
    return least;
  }
}
