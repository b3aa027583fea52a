package sdedge.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sdedge.cli.terminal.Terminal;
import sdedge.study.ExitCode;

/** {@code sdedge completion}. */
@Command(
    name = "completion",
    headerHeading = "Example:%n  source <(sdedge completion)%n%n",
    header = "Print a completion script for bash and zsh.")
final class CompletionCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(AutoComplete.bash("sdedge", spec.root().commandLine()));
    terminal.out().println();
    return ExitCode.DONE.code();
  }
}
