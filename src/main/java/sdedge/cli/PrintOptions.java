package sdedge.cli;

import picocli.CommandLine.Option;

/** What goes to standard output. */
final class PrintOptions {
  @Option(
      names = "--json",
      order = 60,
      description = "Print what is found as one JSON object instead of text.")
  boolean json;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      order = 61,
      completionCandidates = Keys.ColorModes.class,
      description = "${COMPLETION-CANDIDATES}; auto heeds NO_COLOR.")
  ColorMode color = ColorMode.AUTO;
}
