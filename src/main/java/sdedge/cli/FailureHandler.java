package sdedge.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import sdedge.document.InvalidInputException;
import sdedge.latency.NegativePassTimeException;
import sdedge.output.Reason;
import sdedge.search.milp.BackendFailure;
import sdedge.study.CheckFailedException;

/** Turns everything that ends a command early into a message and an exit code. */
final class FailureHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Terminal terminal;

  FailureHandler(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    terminal.say(e);
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    terminal.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE.code();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
    if (e instanceof InvalidInputException invalid) {
      invalid.problems().forEach(terminal.err()::println);
      return ExitCode.INVALID_INPUT.code();
    } else if (e instanceof CommandFailure failure) {
      terminal.say(failure);
      return failure.exitCode().code();
    } else if (e instanceof CheckFailedException failed) {
      terminal.say("the result failed its check and is not written. This is a bug.");
      failed.failures().forEach(terminal.err()::println);
      return ExitCode.CHECK_FAILED.code();
    } else if (e instanceof NegativePassTimeException) {
      terminal.say(e);
      return ExitCode.INVALID_INPUT.code();
    } else if (e instanceof IOException failure) {
      terminal.say(Reason.of(failure));
      return ExitCode.IO_FAILED.code();
    } else if (e instanceof InvalidPathException || e instanceof BackendFailure) {
      terminal.say(e);
      return ExitCode.IO_FAILED.code();
    }
    return internal(e, result);
  }

  private int internal(Exception e, ParseResult result) {
    terminal.say("internal error: " + e);
    if (isVerbose(result)) {
      e.printStackTrace(terminal.err());
    } else {
      terminal.err().println("This is a bug. With -v it shows where it happened.");
    }
    return ExitCode.INTERNAL_ERROR.code();
  }

  private static boolean isVerbose(ParseResult result) {
    return result.hasMatchedOption("--verbose")
        || result.subcommands().stream().anyMatch(FailureHandler::isVerbose);
  }
}
