package sdedge.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sdedge.bench.Shard;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.search.Approach;
import sdedge.search.Method;

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
      "Exit codes: 0 done, 1 internal error, 2 usage, 3 invalid input, 4 infeasible,",
      "5 weaker than required, 6 limit reached before any plan, 7 check failed,",
      "8 reading or writing failed, 130 interrupted, 143 terminated."
    })
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private RootCommand() {}

  /** The parser and runner of all commands. */
  static CommandLine commandLine(Terminal terminal, Search search) {
    CommandLine root = new CommandLine(new RootCommand());
    StandardOptions.addTo(root.getCommandSpec());
    root.addSubcommand(new SolveCommand(terminal, search));
    root.addSubcommand(new EvaluateCommand(terminal, search));
    root.addSubcommand(new CheckCommand(terminal));
    root.addSubcommand(new CompareCommand(terminal, search));
    root.addSubcommand(new SweepCommand(terminal, search));
    root.addSubcommand(new BenchCommand(terminal, search));
    root.addSubcommand(new ValidateCommand(terminal));
    root.addSubcommand(new SchemaCommand(terminal));
    root.addSubcommand(new CompletionCommand(terminal));
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
    return root;
  }

  private static PrintWriter writer(PrintStream out) {
    return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
  }

  private static void registerConverters(CommandLine root) {
    root.registerConverter(Approach.class, new ApproachConverter());
    root.registerConverter(Method.class, new KeyConverter<>(Method.values()));
    root.registerConverter(Pipeline.class, new KeyConverter<>(Pipeline.values()));
    root.registerConverter(UplinkPolicy.class, new KeyConverter<>(UplinkPolicy.values()));
    root.registerConverter(TaskOrder.class, new KeyConverter<>(TaskOrder.values()));
    root.registerConverter(Scope.class, new KeyConverter<>(Scope.values()));
    root.registerConverter(Requirement.class, new KeyConverter<>(Requirement.values()));
    root.registerConverter(ColorMode.class, new KeyConverter<>(ColorMode.values()));
    root.registerConverter(Duration.class, new DurationConverter());
    root.registerConverter(Shard.class, new ShardConverter());
    root.registerConverter(Gap.class, new GapConverter());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
