package sdedge.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sdedge.cli.option.ScheduleOptions.KvCacheOptions;
import sdedge.cli.option.SetOption;
import sdedge.cli.option.SetOption.WarningOptions;
import sdedge.cli.terminal.Terminal;
import sdedge.document.InvalidInputException;
import sdedge.stream.steady.KvCacheSize;

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

  /** A command about instances, whose values options may replace. */
  abstract static class InstanceCommand extends TerminalCommand {
    @Mixin SetOption set = new SetOption();
    @Mixin WarningOptions warnings = new WarningOptions();

    InstanceCommand(Terminal terminal) {
      super(terminal);
    }

    Inputs inputs() {
      return new Inputs(terminal, warnings, set.settings(), null);
    }

    /** Reads instances with a size of caches that options state, too. */
    Inputs inputs(KvCacheOptions caches) throws InvalidInputException, IOException {
      try {
        KvCacheSize size = caches.size(new Inputs(terminal));
        return new Inputs(terminal, warnings, set.settings(), size);
      } catch (IllegalArgumentException e) {
        throw usage(e);
      }
    }
  }
}
