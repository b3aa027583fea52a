package sdedge.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import sdedge.cli.terminal.ErrorReport;
import sdedge.cli.terminal.Terminal;
import sdedge.document.InvalidInputException;
import sdedge.latency.NegativePassTimeException;
import sdedge.search.milp.BackendFailure;
import sdedge.storage.Reason;
import sdedge.study.CheckFailedException;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;

/** Turns everything that ends a command early into a message and an exit code. */
record FailureHandler(Terminal terminal)
    implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final String JSON = "--json";

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String removed = RemovedOptions.among(command.getCommandName(), args);
    String message = removed == null ? String.valueOf(e.getMessage()) : removed;
    ErrorReport.of(ExitCode.USAGE, message)
        .deliver(terminal, isJsonAmong(args, command.getCommandSpec()));
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    String wrong =
        e instanceof MissingParameterException
            ? WrongKind.of(command.getCommandName(), inputs(args))
            : null;
    if (wrong != null) {
      terminal.err().println(wrong);
    }
    terminal.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE.code();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
    ErrorReport report = report(e);
    return report == null
        ? internal(e, result)
        : ofKind(report, command, result).deliver(terminal, isJson(result));
  }

  /** What is wrong with an input, or that it is another kind of input. */
  private static ErrorReport ofKind(ErrorReport report, CommandLine command, ParseResult result) {
    ExitCode code = report.code();
    ParseResult own = result.hasSubcommand() ? result.subcommand() : result;
    List<String> named =
        own.matchedPositionals().stream()
            .flatMap(positional -> positional.originalStringValues().stream())
            .toList();
    String wrong =
        code == ExitCode.INVALID_INPUT || code == ExitCode.IO_FAILED
            ? WrongKind.of(command.getCommandName(), named)
            : null;
    return wrong == null ? report : ErrorReport.of(code, wrong);
  }

  /** The arguments that name inputs, of a command that lacks some. */
  private static List<String> inputs(String[] args) {
    List<String> inputs = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      boolean isOutput = List.of("-o", "--output").contains(args[i - 1]);
      if (!args[i].startsWith("-") && !isOutput) {
        inputs.add(args[i]);
      }
    }
    return inputs;
  }

  /** What to say; null if the user is not to blame. */
  private @Nullable ErrorReport report(Exception e) {
    if (e instanceof InvalidInputException invalid) {
      return new ErrorReport(ExitCode.INVALID_INPUT, message(e), invalid.problems(), List.of());
    } else if (e instanceof CommandFailure failure) {
      ExitCode code = failure.exitCode();
      ExitCode own = code == ExitCode.LIMIT ? terminal.signalledOr(code) : code;
      return new ErrorReport(own, message(e), List.of(), failure.reasons());
    } else if (e instanceof CheckFailedException failed) {
      String message =
          "the result failed its check and is not written. This is a bug."
              + (failed.kept() == null ? "" : " What was found is kept in " + failed.kept());
      return new ErrorReport(ExitCode.CHECK_FAILED, message, List.of(), failed.failures());
    } else if (e instanceof NegativePassTimeException) {
      return ErrorReport.of(ExitCode.INVALID_INPUT, message(e));
    } else if (e instanceof IOException failure) {
      return ErrorReport.of(ExitCode.IO_FAILED, Reason.of(failure));
    }
    return e instanceof InvalidPathException || e instanceof BackendFailure
        ? ErrorReport.of(ExitCode.IO_FAILED, message(e))
        : null;
  }

  private static String message(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private int internal(Exception e, ParseResult result) {
    ErrorReport.of(ExitCode.INTERNAL_ERROR, "internal error: " + e)
        .deliver(terminal, isJson(result));
    terminal.explain(e);
    return ExitCode.INTERNAL_ERROR.code();
  }

  /** Whether the arguments of a command ask for JSON. */
  static boolean isJson(@Nullable ParseResult result) {
    return result != null && isGiven(JSON, result);
  }

  /** Whether a flag stands among the arguments, of the program or of the command. */
  static boolean isGiven(String flag, ParseResult result) {
    return result.matchedOptionValue(flag, false)
        || result.subcommands().stream().anyMatch(command -> isGiven(flag, command));
  }

  /**
   * Whether the flag for JSON is among arguments that cannot be parsed, whatever is wrong with
   * their values.
   */
  private static boolean isJsonAmong(String[] args, CommandSpec command) {
    CommandSpec shape = CommandSpec.create();
    shape.parser().collectErrors(true).unmatchedArgumentsAllowed(true);
    for (OptionSpec option : command.options()) {
      OptionSpec.Builder sameShape = OptionSpec.builder(option.names());
      boolean isFlag = option.arity().max() == 0;
      shape.addOption(
          (isFlag
                  ? sameShape.type(boolean.class)
                  : sameShape.type(String[].class).arity(option.arity().toString()))
              .build());
    }
    return isGiven(JSON, new CommandLine(shape).parseArgs(args));
  }

  /** Options and values of the release before, with what to use instead: for one release. */
  private static final class RemovedOptions {
    private static final List<Removed> ALL =
        List.of(
            new Removed("solve", "--beyond-orders", "", "--class partitions"),
            new Removed("stream", "--stretch", "", "--window"),
            new Removed("stream", "--token-budget", "", "--set serving.max_num_batched_tokens=N"),
            new Removed("stream", "--async-scheduling", "", "--set serving.async_scheduling=true"),
            new Removed(
                "stream", "--no-async-scheduling", "", "--set serving.async_scheduling=false"),
            new Removed("stream", "--front-end", "", "--set serving.front_end_s=SECONDS"),
            new Removed("capacity", "--users", "", "--levers, and --set with what is bought"),
            new Removed(
                "calibrate", "--load", "", "--runs of a table or of JSON, which say their tokens"),
            new Removed("compare", "--why-csv", "", "why in compare.json of -o DIR, or --json"),
            new Removed("compare", "--table", "latex", "--table markdown, or --csv"));

    /**
     * What a command does not have any more.
     *
     * @param value of the option; empty for the option itself
     */
    private record Removed(String command, String option, String value, String instead) {
      private boolean isAt(String[] arguments, int place) {
        String argument = arguments[place];
        if (value.isEmpty()) {
          return argument.equals(option) || argument.startsWith(option + "=");
        }
        boolean follows = place + 1 < arguments.length && arguments[place + 1].equals(value);
        return argument.equals(option + "=" + value) || (argument.equals(option) && follows);
      }
    }

    private RemovedOptions() {}

    /** What of the arguments was taken out, and what to use instead; null if nothing was. */
    static @Nullable String among(String command, String[] arguments) {
      for (int place = 0; place < arguments.length; place++) {
        for (Removed removed : ALL) {
          if (removed.command.equals(command) && removed.isAt(arguments, place)) {
            String name = (removed.option + " " + removed.value).strip();
            return name + " was taken out: use " + removed.instead;
          }
        }
      }
      return null;
    }
  }
}
