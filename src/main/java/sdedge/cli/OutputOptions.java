package sdedge.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where results go. */
final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 50,
      description =
          "Directory of the result; - writes only the plan, to stdout. Default results/NAME, of"
              + " evaluate results/NAME-evaluated.")
  @Nullable String directory;

  @Mixin ForceOption force = new ForceOption();
  @Mixin PrintOptions print = new PrintOptions();

  boolean planToStdout() {
    return Inputs.STANDARD.equals(directory);
  }
}
