package sdedge.check.files;

import org.jspecify.annotations.Nullable;

/** What a field of a table should hold. */
sealed interface ExpectedCell {
  /** Whether a field holds it. */
  boolean isHeldBy(String field);

  /** Whether it is a number, to be counted. */
  default boolean isNumber() {
    return true;
  }

  /** A text. */
  record Word(String text) implements ExpectedCell {
    @Override
    public boolean isHeldBy(String field) {
      return field.equals(text);
    }

    @Override
    public boolean isNumber() {
      return false;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Nothing. */
  record Empty() implements ExpectedCell {
    @Override
    public boolean isHeldBy(String field) {
      return field.isEmpty();
    }

    @Override
    public boolean isNumber() {
      return false;
    }

    @Override
    public String toString() {
      return "";
    }
  }

  /** An integer. */
  record Count(long value) implements ExpectedCell {
    @Override
    public boolean isHeldBy(String field) {
      return field.equals(Long.toString(value));
    }

    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /**
   * A number.
   *
   * @param slack as of {@link Findings#agree}
   */
  record Real(double value, double slack) implements ExpectedCell {
    @Override
    public boolean isHeldBy(String field) {
      Double found = number(field);
      return found != null && Findings.agree(value, found, slack);
    }

    @Override
    public String toString() {
      return Double.toString(value);
    }
  }

  static ExpectedCell of(String text) {
    return new Word(text);
  }

  static ExpectedCell of(long value) {
    return new Count(value);
  }

  static ExpectedCell of(double value) {
    return new Real(value, 0);
  }

  private static @Nullable Double number(String field) {
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (!(c >= '0' && c <= '9') && "+-.eE".indexOf(c) < 0) {
        return null;
      }
    }
    try {
      double value = Double.parseDouble(field);
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
