package sdedge.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import sdedge.cli.option.Converters;
import sdedge.cli.terminal.Terminal;
import sdedge.document.Suggestion;
import sdedge.instance.reader.InstanceSchema;
import sdedge.result.files.RunInfo.Versions;
import sdedge.study.ExitCode;
import sdedge.study.Search;

/** {@code sdedge} without a command. */
@Command(
    name = "sdedge",
    headerHeading = "Example:%n  sdedge solve instance.yaml -o results/first%n%n",
    header =
        "Optimal batching, speculation lengths and uplink for LLM inference over edge networks.",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Exit codes: 0 done, 1 internal error or rows without a result, 2 usage,",
      "3 invalid input, 4 infeasible, 5 weaker than required, 6 limit reached before any",
      "plan, 7 check failed, 8 reading or writing failed, 9 a given plan is infeasible,",
      "130 interrupted, 143 terminated."
    })
final class RootCommand implements Runnable {
  /** Those that need to know the others. */
  private static final Set<String> ABOUT_OTHERS = Set.of("completion", "help");

  /** Those that a signal ends with what they have so far; the others end at once. */
  private static final Set<String> INTERRUPTIBLE =
      Set.of(
          "solve",
          "simulate",
          "stream",
          "capacity",
          "explain",
          "compare",
          "sweep",
          "bench",
          "calibrate");

  private static final String VERBOSE = "--verbose";
  private static final String VERSION = "--version";
  private static final int STANDARD_OPTIONS = 100; // their place in the help

  final Terminal terminal;
  final Search search;

  @Spec private CommandSpec spec = CommandSpec.create();

  private RootCommand(Terminal terminal, Search search) {
    this.terminal = terminal;
    this.search = search;
  }

  /** The parser and runner of all commands, or of the one that the arguments begin with. */
  static CommandLine commandLine(Terminal terminal, Search search) {
    CommandLine root = new CommandLine(new RootCommand(terminal, search));
    addStandardOptions(root.getCommandSpec());
    Map<String, Supplier<Object>> commands = commands();
    Supplier<Object> called =
        terminal.argv().isEmpty() ? null : commands.get(terminal.argv().get(0));
    // The others would take longer than a small search.
    if (called != null && !ABOUT_OTHERS.contains(terminal.argv().get(0))) {
      root.addSubcommand(called.get());
    } else if (!terminal.argv().equals(List.of(VERSION))) {
      commands.values().forEach(command -> root.addSubcommand(command.get()));
    }
    for (CommandLine command : root.getSubcommands().values()) {
      addStandardOptions(command.getCommandSpec());
      command.getCommandSpec().usageMessage().parameterListHeading("%nInputs:%n");
      command.getCommandSpec().usageMessage().optionListHeading("%nOptions:%n");
      command.getCommandSpec().usageMessage().sortOptions(false);
    }
    Converters.register(root);
    root.setOut(writer(terminal.out()));
    root.setErr(writer(terminal.err()));
    boolean color = terminal.outIsTerminal() && !terminal.noColor();
    root.setColorScheme(CommandLine.Help.defaultColorScheme(color ? Ansi.ON : Ansi.OFF));
    FailureHandler failures = new FailureHandler(terminal);
    root.setParameterExceptionHandler(failures);
    root.setExecutionExceptionHandler(failures);
    root.setExecutionStrategy(parsed -> execute(terminal, parsed));
    return root;
  }

  /** The commands by name, in the order of the help. */
  private static Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("solve", SolveCommand::new);
    commands.put("evaluate", EvaluateCommand::new);
    commands.put("check", CheckCommand::new);
    commands.put("report", ReportCommand::new);
    commands.put("simulate", SimulateCommand::new);
    commands.put("stream", StreamCommand::new);
    commands.put("capacity", CapacityCommand::new);
    commands.put("explain", ExplainCommand::new);
    commands.put("export", ExportCommand::new);
    commands.put("compare", CompareCommand::new);
    commands.put("sweep", SweepCommand::new);
    commands.put("bench", BenchCommand::new);
    commands.put("calibrate", CalibrateCommand::new);
    commands.put("generate", GenerateCommand::new);
    commands.put("validate", ValidateCommand::new);
    commands.put("schema", SchemaCommand::new);
    commands.put("help", HelpCommand::new);
    commands.put("completion", CompletionCommand::new);
    return commands;
  }

  private static PrintWriter writer(PrintStream out) {
    return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** {@code sdedge schema}. */
  @Command(
      name = "schema",
      headerHeading = "Example:%n  sdedge schema > instance.schema.json%n%n",
      header = "Print the JSON Schema of instance files.")
  private static final class SchemaCommand extends TerminalCommand {
    @Override
    ExitCode execute() {
      terminal().out().print(InstanceSchema.text());
      return ExitCode.DONE;
    }
  }

  /** {@code sdedge completion}. */
  @Command(
      name = "completion",
      headerHeading = "Example:%n  source <(sdedge completion)%n%n",
      header = "Print a completion script for bash and zsh.")
  private static final class CompletionCommand extends TerminalCommand {
    @Override
    ExitCode execute() {
      terminal().out().print(AutoComplete.bash("sdedge", spec.root().commandLine()));
      terminal().out().println();
      return ExitCode.DONE;
    }
  }

  /** {@code sdedge help}. */
  @Command(
      name = "help",
      headerHeading = "Example:%n  sdedge help solve%n%n",
      header = "Show the help of a command.")
  private static final class HelpCommand extends TerminalCommand {
    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "Default all commands.")
    private @Nullable String command;

    @Override
    ExitCode execute() {
      CommandLine root = spec.root().commandLine();
      CommandLine shown = command == null ? root : root.getSubcommands().get(command);
      if (shown == null) {
        throw usage(
            Suggestion.mustBeOneOf(String.valueOf(command), root.getSubcommands().keySet()));
      }
      shown.usage(terminal().out(), root.getColorScheme());
      return ExitCode.DONE;
    }
  }

  /** Runs the last command named, once the terminal knows what it needs to of it. */
  private static int execute(Terminal terminal, ParseResult parsed) {
    List<CommandLine> commands = parsed.asCommandLineList();
    String last = commands.get(commands.size() - 1).getCommandName();
    terminal.verbose().set(FailureHandler.isGiven(VERBOSE, parsed));
    terminal.signals().endAtOnce(!INTERRUPTIBLE.contains(last));
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Adds the options of every command, after its own. */
  private static void addStandardOptions(CommandSpec command) {
    command.versionProvider(
        () ->
            Versions.all().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toArray(String[]::new));
    command.addOption(
        OptionSpec.builder("-v", VERBOSE)
            .description("Show the stack trace of an internal error.")
            .order(STANDARD_OPTIONS)
            .build());
    command.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help and exit.")
            .order(STANDARD_OPTIONS + 1)
            .build());
    command.addOption(
        OptionSpec.builder(VERSION)
            .versionHelp(true)
            .description("Show all versions and exit.")
            .order(STANDARD_OPTIONS + 2)
            .build());
  }
}
