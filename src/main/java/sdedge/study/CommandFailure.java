package sdedge.study;

import java.util.List;
import sdedge.search.Approach;

/** A command cannot do what it was asked for, with a message for the user. */
public final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;
  private final List<String> reasons;

  public CommandFailure(ExitCode exitCode, String message) {
    this(exitCode, message, List.of());
  }

  private CommandFailure(ExitCode exitCode, String message, List<String> reasons) {
    super(message);
    this.exitCode = exitCode;
    this.reasons = List.copyOf(reasons);
  }

  public CommandFailure(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    reasons = List.of();
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  /** Everything that speaks against what was asked for, a line each; empty if that is one thing. */
  public List<String> reasons() {
    return reasons;
  }

  /** An input that cannot be used so. */
  public static CommandFailure invalid(String message) {
    return new CommandFailure(ExitCode.INVALID_INPUT, message);
  }

  /** A given plan that cannot be executed. */
  public static CommandFailure infeasible(String planFile, List<String> reasons) {
    return new CommandFailure(
        ExitCode.INFEASIBLE_PLAN, planFile + ": the plan is infeasible", reasons);
  }

  /** A limit or a signal came before there was anything to keep. */
  public static CommandFailure nothingYet(String message) {
    return new CommandFailure(ExitCode.LIMIT, message);
  }

  /** Tasks that cannot be served at all. */
  public static CommandFailure unservable(String file, List<String> reasons) {
    return new CommandFailure(ExitCode.INFEASIBLE, file + ": cannot be served", reasons);
  }

  /** A way to plan that cannot plan an instance. */
  public static CommandFailure refused(Approach method, String reason) {
    return invalid("method " + method.key() + ": " + reason);
  }
}
