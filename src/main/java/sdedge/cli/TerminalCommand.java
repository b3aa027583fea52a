package sdedge.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sdedge.cli.option.ScheduleOptions.KvCacheOptions;
import sdedge.cli.option.SetOption;
import sdedge.cli.option.SetOption.WarningOptions;
import sdedge.cli.terminal.Terminal;
import sdedge.document.InvalidInputException;
import sdedge.stream.steady.KvCacheSize;
import sdedge.study.ExitCode;
import sdedge.study.Search;

/** A command, how it ends and how it refuses options. */
abstract class TerminalCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  /** Does what the options ask for; how that ended. */
  abstract ExitCode execute() throws Exception;

  @Override
  public final Integer call() throws Exception {
    return execute().code();
  }

  private RootCommand root() {
    return (RootCommand) spec.root().userObject();
  }

  final Terminal terminal() {
    return root().terminal;
  }

  /** The searches that it uses. */
  final Search search() {
    return root().search;
  }

  final ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  final ParameterException usage(IllegalArgumentException refusal) {
    return new ParameterException(
        spec.commandLine(), String.valueOf(refusal.getMessage()), refusal);
  }

  /** A command about instances, whose values options may replace. */
  abstract static class InstanceCommand extends TerminalCommand {
    @Mixin SetOption set = new SetOption();
    @Mixin WarningOptions warnings = new WarningOptions();

    Inputs inputs() {
      return new Inputs(terminal(), warnings, set.settings(), null);
    }

    /** Reads instances with a size of caches that options state, too. */
    Inputs inputs(KvCacheOptions caches) throws InvalidInputException, IOException {
      try {
        KvCacheSize size = caches.size(new Inputs(terminal()));
        return new Inputs(terminal(), warnings, set.settings(), size);
      } catch (IllegalArgumentException e) {
        throw usage(e);
      }
    }
  }

  /** A command about one instance. */
  abstract static class OneInstanceCommand extends InstanceCommand {
    @Parameters(index = "0", paramLabel = "INSTANCE", description = "Instance file; - is stdin.")
    String file = "";
  }
}
