package sdedge.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sdedge.cli.option.ApproachConverter;
import sdedge.cli.option.DurationConverter;
import sdedge.cli.option.KeyConverter;
import sdedge.cli.option.LevelConverters;
import sdedge.cli.option.NumberConverter;
import sdedge.cli.option.ParsedConverter;
import sdedge.cli.option.StandardOptions;
import sdedge.cli.terminal.Terminal;
import sdedge.instance.Named;
import sdedge.instance.UplinkPolicy;
import sdedge.search.Approach;
import sdedge.study.Search;
import sdedge.study.compare.Grouping;
import sdedge.study.experiment.Shard;
import sdedge.study.simulation.ServiceLevel;
import sdedge.study.stream.GroupRange;
import sdedge.study.stream.PolicyWord;

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

  @Spec private CommandSpec spec = CommandSpec.create();

  private RootCommand() {}

  /** The parser and runner of all commands, or of the one that the arguments begin with. */
  static CommandLine commandLine(Terminal terminal, Search search) {
    CommandLine root = new CommandLine(new RootCommand());
    StandardOptions.addTo(root.getCommandSpec());
    Map<String, Supplier<Object>> commands = commands(terminal, search);
    Supplier<Object> called =
        terminal.argv().isEmpty() ? null : commands.get(terminal.argv().get(0));
    // The others would take longer than a small search.
    if (called != null && !ABOUT_OTHERS.contains(terminal.argv().get(0))) {
      root.addSubcommand(called.get());
    } else if (!terminal.argv().equals(List.of(StandardOptions.VERSION))) {
      commands.values().forEach(command -> root.addSubcommand(command.get()));
    }
    for (CommandLine command : root.getSubcommands().values()) {
      StandardOptions.addTo(command.getCommandSpec());
      command.getCommandSpec().usageMessage().parameterListHeading("%nInputs:%n");
      command.getCommandSpec().usageMessage().optionListHeading("%nOptions:%n");
      command.getCommandSpec().usageMessage().sortOptions(false);
    }
    registerConverters(root);
    root.setOut(writer(terminal.out()));
    root.setErr(writer(terminal.err()));
    boolean color = terminal.outIsTerminal() && !terminal.noColor();
    root.setColorScheme(CommandLine.Help.defaultColorScheme(color ? Ansi.ON : Ansi.OFF));
    FailureHandler failures = new FailureHandler(terminal);
    root.setParameterExceptionHandler(failures);
    root.setExecutionExceptionHandler(failures);
    root.setExecutionStrategy(new LastCommand(terminal));
    return root;
  }

  /** The commands by name, in the order of the help. */
  private static Map<String, Supplier<Object>> commands(Terminal terminal, Search search) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("solve", () -> new SolveCommand(terminal, search));
    commands.put("evaluate", () -> new EvaluateCommand(terminal, search));
    commands.put("check", () -> new CheckCommand(terminal));
    commands.put("report", () -> new ReportCommand(terminal));
    commands.put("simulate", () -> new SimulateCommand(terminal));
    commands.put("stream", () -> new StreamCommand(terminal));
    commands.put("capacity", () -> new CapacityCommand(terminal, search));
    commands.put("explain", () -> new ExplainCommand(terminal, search));
    commands.put("export", () -> new ExportCommand(terminal));
    commands.put("compare", () -> new CompareCommand(terminal, search));
    commands.put("sweep", () -> SweepCommand.commandLine(terminal, search));
    commands.put("bench", () -> new BenchCommand(terminal, search));
    commands.put("calibrate", () -> new CalibrateCommand(terminal));
    commands.put("generate", () -> GenerateCommand.commandLine(terminal));
    commands.put("validate", () -> new ValidateCommand(terminal));
    commands.put("schema", () -> new SchemaCommand(terminal));
    commands.put("help", () -> new HelpCommand(terminal));
    commands.put("completion", () -> new CompletionCommand(terminal));
    return commands;
  }

  private static PrintWriter writer(PrintStream out) {
    return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
  }

  /** Enumerations read their words, wherever an option or an argument has one. */
  private static void registerConverters(CommandLine root) {
    for (CommandLine command : root.getSubcommands().values()) {
      for (ArgSpec arg : command.getCommandSpec().args()) {
        Class<?> type = arg.typeInfo().getType();
        if (arg.typeInfo().isEnum() && Named.class.isAssignableFrom(type)) {
          register(root, type);
        }
      }
    }
    root.registerConverter(
        UplinkPolicy.class, new KeyConverter<>(UplinkPolicy.REQUESTS.toArray(UplinkPolicy[]::new)));
    registerNumbers(root);
    root.registerConverter(Approach.class, new ApproachConverter());
    root.registerConverter(Duration.class, new DurationConverter());
    root.registerConverter(ServiceLevel.class, new LevelConverters.OfSimulation());
    root.registerConverter(Shard.class, new ParsedConverter<>(Shard::parse));
    root.registerConverter(Grouping.class, new ParsedConverter<>(Grouping::parse));
    root.registerConverter(PolicyWord.class, new ParsedConverter<>(PolicyWord::parse));
    root.registerConverter(GroupRange.class, new ParsedConverter<>(GroupRange::parse));
  }

  private static void registerNumbers(CommandLine root) {
    NumberConverter<Integer> integer = new NumberConverter<>("an integer", Integer::valueOf);
    NumberConverter<Long> wide = new NumberConverter<>("an integer", Long::valueOf);
    NumberConverter<Double> real = new NumberConverter<>("a number", Double::valueOf);
    root.registerConverter(int.class, integer).registerConverter(Integer.class, integer);
    root.registerConverter(long.class, wide).registerConverter(Long.class, wide);
    root.registerConverter(double.class, real).registerConverter(Double.class, real);
  }

  @SuppressWarnings("unchecked") // it is the type of its own constants
  private static <E> void register(CommandLine root, Class<E> type) {
    root.registerConverter(
        type, (ITypeConverter<E>) new KeyConverter<>((Named[]) type.getEnumConstants()));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
