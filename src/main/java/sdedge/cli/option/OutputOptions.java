package sdedge.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.cli.terminal.Terminal;

/** Where results go. */
public final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 50,
      description =
          "Directory of the result; - writes only the plan, to stdout. Default results/NAME, of"
              + " evaluate results/NAME-evaluated.")
  public @Nullable String directory;

  @Mixin public ForceOption force = new ForceOption();
  @Mixin public PrintOptions print = new PrintOptions();

  public boolean planToStdout() {
    return Terminal.STANDARD.equals(directory);
  }
}
