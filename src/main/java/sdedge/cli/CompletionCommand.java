package sdedge.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import sdedge.cli.terminal.Terminal;
import sdedge.study.ExitCode;

/** {@code sdedge completion}. */
@Command(
    name = "completion",
    headerHeading = "Example:%n  source <(sdedge completion)%n%n",
    header = "Print a completion script for bash and zsh.")
final class CompletionCommand extends TerminalCommand {
  CompletionCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() {
    terminal.out().print(AutoComplete.bash("sdedge", spec.root().commandLine()));
    terminal.out().println();
    return ExitCode.DONE.code();
  }
}
