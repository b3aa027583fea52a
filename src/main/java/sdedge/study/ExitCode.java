package sdedge.study;

import java.util.Locale;

/** How a command ends. */
public enum ExitCode {
  DONE(0),
  INTERNAL_ERROR(1),
  USAGE(2),
  INVALID_INPUT(3),
  INFEASIBLE(4),
  /** The result is weaker than required by {@code --require}. */
  WEAKER(5),
  /** A limit was reached before there was any plan. */
  LIMIT(6),
  CHECK_FAILED(7),
  IO_FAILED(8),
  /** A plan that was given cannot be executed. */
  INFEASIBLE_PLAN(9),
  INTERRUPTED(130),
  TERMINATED(143);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The word for programs, such as {@code invalid-input}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
