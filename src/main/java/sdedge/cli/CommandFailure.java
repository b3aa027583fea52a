package sdedge.cli;

import sdedge.search.Approach;

/** Ends a command with a message for the user. */
final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;

  CommandFailure(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  CommandFailure(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  ExitCode exitCode() {
    return exitCode;
  }

  /** A way to plan that cannot plan an instance. */
  static CommandFailure refused(Approach method, String reason) {
    return new CommandFailure(ExitCode.INVALID_INPUT, "method " + method.key() + ": " + reason);
  }
}
