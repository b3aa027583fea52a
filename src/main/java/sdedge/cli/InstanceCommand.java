package sdedge.cli;

import java.io.IOException;
import picocli.CommandLine.Mixin;
import sdedge.cli.option.KvCacheOptions;
import sdedge.cli.option.SetOption;
import sdedge.cli.option.WarningOptions;
import sdedge.cli.terminal.Terminal;
import sdedge.document.InvalidInputException;
import sdedge.stream.steady.KvCacheSize;

/** A command about instances, whose values options may replace. */
abstract class InstanceCommand extends TerminalCommand {
  @Mixin SetOption set = new SetOption();
  @Mixin WarningOptions warnings = new WarningOptions();

  InstanceCommand(Terminal terminal) {
    super(terminal);
  }

  Inputs inputs() {
    return new Inputs(terminal, warnings, set.settings());
  }

  /** Reads instances with a size of caches that options state, too. */
  Inputs inputs(KvCacheOptions caches) throws InvalidInputException, IOException {
    try {
      KvCacheSize size = caches.size(new Inputs(terminal, warnings));
      return new Inputs(terminal, warnings, set.settings(), size);
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
  }
}
