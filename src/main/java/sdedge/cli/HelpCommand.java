package sdedge.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sdedge.cli.terminal.Terminal;
import sdedge.document.Suggestion;
import sdedge.study.ExitCode;

/** {@code sdedge help}. */
@Command(
    name = "help",
    headerHeading = "Example:%n  sdedge help solve%n%n",
    header = "Show the help of a command.")
final class HelpCommand extends TerminalCommand {
  @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "Default all commands.")
  private @Nullable String command;

  HelpCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    CommandLine shown = command == null ? root : root.getSubcommands().get(command);
    if (shown == null) {
      throw usage(Suggestion.mustBeOneOf(String.valueOf(command), root.getSubcommands().keySet()));
    }
    shown.usage(terminal.out(), root.getColorScheme());
    return ExitCode.DONE.code();
  }
}
