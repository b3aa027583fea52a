package sdedge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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
import sdedge.result.files.RunInfo;
import sdedge.search.milp.BackendFailure;
import sdedge.storage.Reason;
import sdedge.study.CheckFailedException;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;
import sdedge.study.experiment.ExperimentFolder;
import sdedge.study.stream.StreamJson;
import sdedge.study.users.CapacityFindings;

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

  /** What was named in place of what a command takes, and which command takes it. */
  private static final class WrongKind {
    private static final int LOOKED_AT = 1 << 20; // bytes of a file
    private static final Pattern INSTANCE = key("verifier|drafters|models");
    private static final Pattern PLAN = key("cohorts|admission");
    private static final Set<String> OF_DIRECTORIES = Set.of("explain", "report", "export");

    /** Those that take one instance, and then something else. */
    private static final Set<String> BEFORE_OTHERS = Set.of("simulate", "evaluate", "check");

    /** What a path holds, by the names and the first keys of its files. */
    private enum Kind {
      RESULT("a result", "sdedge explain, report or export %1$s, or check INSTANCE %1$s"),
      STREAM("a folder of stream", "sdedge report %1$s, or check INSTANCE %1$s"),
      CAPACITY("a folder of capacity", "sdedge report %1$s, or check INSTANCE %1$s"),
      COMPARISON("a folder of compare", "sdedge report RESULT %s"),
      EXPERIMENT("a folder of sweep or bench", "sdedge report %s"),
      INSTANCE("an instance", "sdedge solve %s -o DIR"),
      PLAN("a plan", "sdedge evaluate INSTANCE %s -o DIR");

      private final String name;
      private final String use;

      Kind(String name, String use) {
        this.name = name;
        this.use = use;
      }

      /**
       * Whether a command takes it.
       *
       * @param place of the argument among those that are no options
       */
      private boolean isTakenBy(String command, int place) {
        boolean asDirectory =
            OF_DIRECTORIES.contains(command) || (command.equals("check") && place > 0);
        return switch (this) {
          case RESULT -> asDirectory;
          case STREAM -> asDirectory && !command.equals("explain");
          case CAPACITY -> asDirectory && !command.equals("explain") && !command.equals("export");
          case COMPARISON, EXPERIMENT -> command.equals("report");
          case INSTANCE -> // of instances there are schedules, too
              (place == 0 || !BEFORE_OTHERS.contains(command))
                  && (!asDirectory || command.equals("export"));
          case PLAN -> place > 0 && !asDirectory;
        };
      }
    }

    private WrongKind() {}

    private static Pattern key(String names) {
      return Pattern.compile("(?:^|[{,\\s\"'])(?:" + names + ")[\"']?\\s*:");
    }

    /**
     * What is wrong with the kinds of some paths; null if nothing is.
     *
     * @param command that was asked for
     * @param named the arguments that are no options, in their order
     */
    static @Nullable String of(String command, List<String> named) {
      for (int place = 0; place < named.size(); place++) {
        String path = named.get(place);
        Kind kind = kind(path);
        if (kind != null && !kind.isTakenBy(command, place)) {
          return "%s is %s: %s".formatted(path, kind.name, kind.use.formatted(path));
        }
      }
      return null;
    }

    private static @Nullable Kind kind(String name) {
      try {
        Path path = Path.of(name);
        return Files.isDirectory(path)
            ? ofDirectory(path)
            : Files.isRegularFile(path) ? ofFile(path) : null;
      } catch (InvalidPathException | IOException e) {
        return null;
      }
    }

    private static @Nullable Kind ofDirectory(Path directory) {
      if (ExperimentFolder.in(directory) != null) {
        return Kind.EXPERIMENT;
      } else if (!Files.exists(directory.resolve(RunInfo.FILE))) {
        return null;
      } else if (Files.exists(directory.resolve(StreamJson.FILE))) {
        return Kind.STREAM;
      } else if (Files.exists(directory.resolve(CapacityFindings.FILE))) {
        return Kind.CAPACITY;
      }
      return Files.exists(directory.resolve("compare.csv")) ? Kind.COMPARISON : Kind.RESULT;
    }

    private static @Nullable Kind ofFile(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        String text = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
        boolean isPlan = PLAN.matcher(text).find();
        boolean isInstance = INSTANCE.matcher(text).find();
        return isPlan == isInstance ? null : isPlan ? Kind.PLAN : Kind.INSTANCE;
      }
    }
  }
}
