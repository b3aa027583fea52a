package sdedge.study;

import java.util.List;

/** A result that does not hold what it claims. */
public final class CheckFailedException extends Exception {
  /** How the message begins. */
  public static final String PREFIX = "check failed: ";

  private static final long serialVersionUID = 1;

  private final List<String> failures;

  CheckFailedException(List<String> failures) {
    super(PREFIX + String.join("; ", failures));
    this.failures = List.copyOf(failures);
  }

  /** Everything that does not hold, a line each. */
  public List<String> failures() {
    return failures;
  }

  static void throwIfAny(List<String> failures) throws CheckFailedException {
    if (!failures.isEmpty()) {
      throw new CheckFailedException(failures);
    }
  }
}
