package sdedge.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where results go. */
final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 50,
      description = "Directory of the result; - writes only the plan, to stdout.")
  @Nullable String directory;

  @Option(names = "--json", order = 51, description = "Print the summary as one JSON object.")
  boolean json;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      order = 52,
      completionCandidates = Keys.ColorModes.class,
      description = "${COMPLETION-CANDIDATES}; auto heeds NO_COLOR.")
  ColorMode color = ColorMode.AUTO;

  boolean planToStdout() {
    return Inputs.STANDARD.equals(directory);
  }
}
