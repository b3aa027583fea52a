package sdedge.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import sdedge.cli.option.StandardOptions;
import sdedge.cli.terminal.Terminal;

/** Runs the last command named, once the terminal knows what it needs to of it. */
final class LastCommand implements IExecutionStrategy {
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

  private final Terminal terminal;

  LastCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int execute(ParseResult parsed) {
    List<CommandLine> commands = parsed.asCommandLineList();
    String last = commands.get(commands.size() - 1).getCommandName();
    terminal.verbose().set(FailureHandler.isGiven(StandardOptions.VERBOSE, parsed));
    terminal.signals().endAtOnce(!INTERRUPTIBLE.contains(last));
    return new CommandLine.RunLast().execute(parsed);
  }
}
