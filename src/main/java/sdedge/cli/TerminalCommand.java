package sdedge.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sdedge.cli.terminal.Terminal;

/** A command with its terminal, and how it refuses options. */
abstract class TerminalCommand implements Callable<Integer> {
  final Terminal terminal;
  @Spec CommandSpec spec = CommandSpec.create();

  TerminalCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  ParameterException usage(IllegalArgumentException refusal) {
    return new ParameterException(
        spec.commandLine(), String.valueOf(refusal.getMessage()), refusal);
  }
}
