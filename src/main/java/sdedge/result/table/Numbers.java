package sdedge.result.table;

import com.fasterxml.jackson.core.io.NumberOutput;

/** Numbers as text. */
public final class Numbers {
  private Numbers() {}

  /**
   * The shortest text that reads back as the same double; the same on every Java version, unlike
   * {@link Double#toString(double)} before 19.
   */
  public static String text(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a result (" + value + ") must be finite");
    }
    return NumberOutput.toString(value, true);
  }
}
